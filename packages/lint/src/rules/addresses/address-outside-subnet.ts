import { familyOf, fullLength, type IpPrefix, isLinkLocal, networkOf } from '@kaconf/net';
import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const addressOutsideSubnet: Rule = {
  code: 'KL408',
  name: 'address-outside-subnet',
  severity: 'note',
  summary: 'virtual address in no subnet of its interface',
  *check({ config: { static_ipaddress, vrrp_instances } }) {
    if (static_ipaddress.length === 0) return;
    const placed = vrrp_instances.flatMap((instance) =>
      addressesOf(instance).map((it) => ({ ...it, dev: it.dev ?? instance.interface })),
    );
    const fixed = Map.groupBy(static_ipaddress.filter(isWide), ({ dev }) => dev);
    const moving = Map.groupBy(placed.filter(isWide), ({ dev }) => dev);
    for (const { prefix, dev, text, span } of placed) {
      const [first] = fixed.get(dev)?.filter((it) => isOfOneFamily(it.prefix, prefix)) ?? [];
      // Of a prefix that is written somebody has thought.
      if (first === undefined || text.includes('/') || isLinkLocal(prefix.address)) continue;
      const subnets = [...(fixed.get(dev) ?? []), ...(moving.get(dev) ?? [])];
      if (subnets.some((it) => isInside(prefix, it.prefix))) continue;
      yield {
        span,
        message: `${text} is in no subnet that ${dev} has here, such as ${first.text}: its neighbours look for it behind a router`,
        hint: 'write an address of that subnet, or its prefix behind it if it is in another one',
      };
    }
  },
};

function isWide({ prefix }: { readonly prefix: IpPrefix }): boolean {
  return prefix.length < fullLength(prefix.address);
}

function isOfOneFamily(one: IpPrefix, other: IpPrefix): boolean {
  return familyOf(one.address) === familyOf(other.address);
}

function isInside({ address }: IpPrefix, subnet: IpPrefix): boolean {
  return (
    familyOf(address) === familyOf(subnet.address) &&
    networkOf({ address, length: subnet.length }).address === networkOf(subnet).address
  );
}
