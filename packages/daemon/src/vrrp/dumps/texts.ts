import type { Micros } from '@kaconf/net';
import { type Command, formatAddress, type VirtualAddress } from '@kaconf/vrrp';
import { asctime } from '../../logging/asctime.ts';
import { routeText } from './route-data.ts';
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

/** Virtual ones. */
export function routeTexts({ plan, instance, subject }: InstanceSubject): string[] {
  return plan.virtualRoutes.map((route) => routeText(route, subject, instance.role.type === 'master'));
}

/** Whole seconds, cut off. */
export function wholeSeconds(time: Micros): number {
  return Math.floor(time / 1_000_000);
}

/** `1.500000` */
export function sixDecimals(time: Micros): string {
  return (time / 1_000_000).toFixed(6);
}

/** `1795324860.702296 (Sun Nov 22 05:21:00.702296)`, in local time. @param time since the epoch */
export function shortTimeText(time: Micros): string {
  return timeText(time).replace(/ \d+\)$/, ')');
}

/** `1795324860.702296 (Sun Nov 22 05:21:00.702296 2026)`, in local time. @param time since the epoch */
export function timeText(time: Micros): string {
  const text = sixDecimals(time);
  const calendar = asctime(new Date(time / 1000));
  const behindSeconds = calendar.length - ' 2026'.length;
  return `${text} (${calendar.slice(0, behindSeconds)}${text.slice(-'.000000'.length)}${calendar.slice(behindSeconds)})`;
}
