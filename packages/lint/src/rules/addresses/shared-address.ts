import type { IpAddress } from '@kaconf/net';
import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const sharedAddress: Rule = {
  code: 'KL401',
  name: 'shared-address',
  severity: 'warning',
  summary: 'one address of two instances',
  *check({ config: { vrrp_instances, vrrp_sync_groups } }) {
    const groupOf = new Map(
      vrrp_sync_groups.flatMap(({ name, group }) => group.map(({ instance }) => [instance, name])),
    );
    // Members of a group come and go together: they count as one.
    const ownerOf = (name: string) => groupOf.get(name) ?? name;
    const owners = new Map<string | undefined, Map<IpAddress, string>>();
    // On a macvlan or ipvlan of its own nobody else removes anything.
    const sharing = vrrp_instances.filter(({ use_vmac, use_ipvlan }) => !use_vmac && !use_ipvlan);
    for (const instance of sharing) {
      for (const { prefix, dev = instance.interface, text, span } of addressesOf(instance)) {
        const ownersThere = owners.get(dev) ?? new Map<IpAddress, string>();
        owners.set(dev, ownersThere);
        const other = ownersThere.get(prefix.address);
        if (other === undefined) ownersThere.set(prefix.address, instance.name);
        if (other === undefined || ownerOf(other) === ownerOf(instance.name)) continue;
        yield {
          span,
          message: `${text} is an address of '${other}', too: who stops being master first takes it away from ${dev}`,
          hint: 'leave it to one of them, or put both into a sync group',
        };
      }
    }
  },
};
