import { type ClusterFinding, comparisons, placeOf, related, type VirtualRouter } from './cluster.ts';

/** @param version whose intervals are compared: what comes of it is another thing in each */
export function* intervalDifferences(
  routers: readonly VirtualRouter[],
  version: 2 | 3,
  consequence: string,
): Iterable<ClusterFinding> {
  for (const [first, other] of comparisons(routers)) {
    const [its, mine] = [first.instance, other.instance];
    if (its.version !== version || mine.version !== version || mine.advert_int === its.advert_int) continue;
    const intervals = `every ${mine.advert_int / 1e6} s on ${other.node.name}, and every ${its.advert_int / 1e6} s on ${first.node.name}`;
    yield {
      span: placeOf(other, 'advert_int'),
      message: `'${mine.name}' advertises ${intervals}: ${consequence}`,
      hint: 'give both the same advert_int',
      related: [related(first, 'advert_int')],
    };
  }
}
