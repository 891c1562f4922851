import type { VrrpInstance } from '@kaconf/config';
import { type ClusterRule, comparisons, placeOf, related } from '../cluster.ts';

export const differentAuthentication: ClusterRule = {
  code: 'KL805',
  name: 'different-authentication',
  severity: 'error',
  summary: 'one virtual router with two passwords',
  *check(routers) {
    for (const [first, other] of comparisons(routers)) {
      const [its, mine] = [first.instance, other.instance];
      // Version 3 has none.
      if (its.version !== 2 || mine.version !== 2) continue;
      // Another rule is about that.
      if (its.auth_hmac || mine.auth_hmac) continue;
      const difference = differenceOf(mine, its);
      if (difference === undefined) continue;
      yield {
        span: placeOf(other, 'authentication'),
        message: `'${mine.name}' has ${difference} on ${other.node.name} than on ${first.node.name}: neither counts what the other says`,
        hint: 'give both the same authentication',
        related: [related(first, 'authentication')],
      };
    }
  },
};

function differenceOf(
  { authentication: one }: VrrpInstance,
  { authentication: other }: VrrpInstance,
): string | undefined {
  if (one?.auth_type !== other?.auth_type) return 'another kind of authentication';
  return one?.auth_pass === other?.auth_pass ? undefined : 'another password';
}
