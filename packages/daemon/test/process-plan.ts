import { micros } from '@kaconf/net';
import type { ProcessPlan } from '@kaconf/vrrp';

/** A `vrrp_track_process` that says no more than what it is called. */
export function processPlan(name: string, program: string): ProcessPlan {
  return {
    name,
    program,
    parameters: [],
    fullCommand: false,
    parameterMatch: 'none',
    quorum: 1,
    quorumMax: 9,
    forkDelay: micros(0),
    terminateDelay: micros(0),
  };
}
