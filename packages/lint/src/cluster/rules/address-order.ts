import { type ClusterRule, comparisons, type Member, placeOf, related } from '../cluster.ts';

export const addressOrder: ClusterRule = {
  code: 'KL807',
  name: 'address-order',
  severity: 'note',
  summary: 'the same virtual addresses in another order',
  *check(routers) {
    for (const [first, other] of comparisons(routers)) {
      const [its, mine] = [advertised(first), advertised(other)];
      const isSameSet = mine.toSorted().join() === its.toSorted().join();
      if (!isSameSet || mine.join() === its.join()) continue;
      yield {
        span: placeOf(other, 'virtual_ipaddress'),
        message: `'${other.instance.name}' has its addresses in another order on ${other.node.name} than on ${first.node.name}: their adverts differ`,
        hint: 'write them in the same order: keepalived does not mind, other routers may',
        related: [related(first, 'virtual_ipaddress')],
      };
    }
  },
};

function advertised({ instance }: Member): string[] {
  return instance.virtual_ipaddress.map(({ prefix }) => prefix.address);
}
