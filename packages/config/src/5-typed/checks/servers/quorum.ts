import type { Check } from '../check.ts';
import type { Draft } from './draft.ts';
import { sayOfWhole } from './finding.ts';
import { formatServer } from './names.ts';

/** The weights must be able to reach the quorum, and the hysteresis must leave something of it. */
export function settleQuorum(draft: Draft, check: Check): void {
  const sum = draft.real_server.reduce((weights, { weight }) => (weights + weight) >>> 0, 0);
  const { quorum, hysteresis } = draft;
  if (quorum > sum) {
    const line = `Warning - quorum ${quorum} for ${formatServer(draft)} exceeds total weight of real servers ${sum}, reducing quorum to ${sum}`;
    const message = `a quorum of ${quorum} cannot be reached with a sum of weights of ${sum}`;
    sayOfWhole(draft, { keyword: 'quorum', message, line }, check);
    draft.quorum = sum;
  }
  if (hysteresis < draft.quorum) return;
  // keepalived counts down from 0 to the largest number.
  const line = `Virtual server ${formatServer(draft)}: hysteresis ${hysteresis} >= quorum ${draft.quorum}; setting hysteresis to ${(draft.quorum - 1) >>> 0}`;
  const message = `a hysteresis of ${hysteresis} is not below the quorum of ${draft.quorum}`;
  sayOfWhole(draft, { keyword: 'hysteresis', message, line }, check);
  draft.hysteresis = Math.max(0, draft.quorum - 1);
}
