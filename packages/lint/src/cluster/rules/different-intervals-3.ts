import type { ClusterRule } from '../cluster.ts';
import { intervalDifferences } from '../intervals.ts';

export const differentIntervals3: ClusterRule = {
  code: 'KL804',
  name: 'different-intervals-3',
  severity: 'note',
  summary: 'one virtual router of version 3 with two intervals',
  check: (routers) =>
    intervalDifferences(routers, 3, 'who is master decides how soon the others notice that it is not'),
};
