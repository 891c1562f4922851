import type { Micros } from '@kaconf/net';
import { type Command, formatAddress, type VirtualAddress } from '@kaconf/vrrp';
import type { InstanceSubject } from './subject.ts';

/** `'/usr/bin/notify' 'master'` */
export function commandText({ words }: Command): string {
  return words.map((word) => `'${word}'`).join(' ');
}

/** With the interfaces below our own, and whether they are there with what keeps others away from them. */
export function addressTexts(
  { subject, plan, instance }: InstanceSubject,
  addresses: readonly VirtualAddress[],
): string[] {
  const { ownInterfaces } = subject.plan;
  const presence = instance.role.type !== 'master' ? '' : plan.accepts ? ' set' : ' set nftable_set';
  return addresses.map((address) => {
    const base = ownInterfaces.find(({ name }) => name === address.interface)?.base;
    const place = base === undefined ? address.interface : `${address.interface}@${base}`;
    return `${formatAddress({ ...address, interface: place })}${presence}`;
  });
}

/** Whole seconds, cut off. */
export function wholeSeconds(time: Micros): number {
  return Math.floor(time / 1_000_000);
}

/** `1.500000` */
export function sixDecimals(time: Micros): string {
  return (time / 1_000_000).toFixed(6);
}
