import { familyOf, type IpAddress, isLinkLocal } from '@kaconf/net';
import type { RouterPlan } from '@kaconf/vrrp';
import type { Links } from './links.ts';

/** Every interface that an instance speaks on, that something tracks, or that something static is on. */
export function watchedInterfaces({ instances, groups, statics }: RouterPlan): string[] {
  const tracked = [...instances, ...groups].flatMap((one) => one.trackedInterfaces);
  const own = instances.flatMap((one) => [
    one.interface,
    one.baseInterface,
    one.ownInterface,
    one.sourceInterface,
  ]);
  const placed = [...statics.addresses, ...statics.routes].map((one) => one.interface);
  const names = [...own, ...placed, ...tracked.map(({ name }) => name)];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Whether it is one that we have made. */
export function isOwn({ ownInterfaces }: RouterPlan, name: string): boolean {
  return ownInterfaces.some((own) => own.name === name);
}

/** What keepalived says at its start of the interfaces that instances are on: the addresses that adverts may come from. */
export function foundAddressTexts({ instances }: RouterPlan, links: Links): string[] {
  const names = new Set(instances.flatMap(({ baseInterface }) => baseInterface ?? []));
  return [...names].flatMap((name) => {
    const addresses = links.state(name)?.addresses ?? [];
    const found = [addresses.find((one) => familyOf(one) === 4), addresses.find(isLinkLocal6)];
    return found.flatMap((one) => (one ? [`Assigned address ${one} for interface ${name}`] : []));
  });
}

function isLinkLocal6(address: IpAddress): boolean {
  return familyOf(address) === 6 && isLinkLocal(address);
}
