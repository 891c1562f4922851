import type { CheckerLoop, CheckerPlan } from '@kaconf/healthcheck';
import type { ServicesPlan, State } from '@kaconf/ipvs';
import type { Micros } from '@kaconf/net';
import type { Command } from '@kaconf/vrrp';
import type { CheckerDetails, ServersDetails } from './details.ts';
import type { Kept } from './kept.ts';

/** A checker process at the moment that it is asked. */
export interface Subject {
  readonly plan: ServicesPlan;
  readonly state: State;
  readonly details: ServersDetails;
  readonly checkers: readonly CheckerPlan[];
  /** How those stand that ask. */
  readonly standings: CheckerLoop['standings'];
  /** What a MISC_CHECK runs. */
  commandOf(plan: CheckerPlan): Command | undefined;
  detailsOf(plan: CheckerPlan): CheckerDetails | undefined;
  /** What is in a tracked file. */
  fileStatus(file: string): number;
  readonly kept: Kept;
  readonly now: Micros;
}
