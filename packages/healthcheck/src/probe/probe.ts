import type { Micros } from '@kaconf/net';
import type { Conclusion } from '../checker/conclusion.ts';
import type { Progress } from '../checker/progress.ts';
import type { ProbeEdge } from './edge.ts';

/** Asks a real server, for one checker, one check after the other. It never throws. */
export interface Probe<P extends Progress = Progress, O = unknown> {
  /** Begins a check, and ends it with `check.finish`, before or after this returns. */
  start(check: CheckInProgress<P, O>): void;
  /** The deadline has come that `check.wakeAt` has set. */
  expired(): void;
  /** Ends a check that is under way without an outcome, and gives back what it holds. */
  close(): void;
}

/** One check, as its probe sees it. */
export interface CheckInProgress<P extends Progress = Progress, O = unknown> {
  readonly progress: P;
  /** Ends it; it has no deadline any more. Whatever comes later is ignored. */
  finish(outcome: O): void;
  /** Replaces the deadline. A check without one may take for ever. */
  wakeAt(deadline: Micros | undefined): void;
}

/** All that there is to know about a kind of checker. */
export interface CheckKind<Plan, P extends Progress = Progress, O = unknown> {
  begin(plan: Plan): P;
  /** Pure. */
  conclude(plan: Plan, progress: P, outcome: O): Conclusion<P>;
  open(plan: Plan, edge: ProbeEdge): Probe<P, O>;
}
