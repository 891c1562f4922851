import type { ClusterRule } from '../cluster.ts';
import { intervalDifferences } from '../intervals.ts';

export const differentIntervals: ClusterRule = {
  code: 'KL803',
  name: 'different-intervals',
  severity: 'error',
  summary: 'one virtual router with two intervals',
  check: (routers) =>
    intervalDifferences(routers, 2, 'adverts with another interval do not count in version 2'),
};
