import type { Micros } from '@kaconf/net';
import type { ProbeEdge } from '../probe/edge.ts';
import type { CheckerPlace, Verdict } from '../verdict.ts';

/** What the loop acts through. */
export interface LoopEdge extends ProbeEdge {
  /** One-shot, absolute, to the microsecond; a deadline in the past expires at once. */
  createTimer(expired: () => void): LoopTimer;
  /** @returns whether it holds: else it is as if it had not been found, and told again when it is */
  tell(verdict: Verdict): boolean;
  /** What a checker adds to the weight of its real server has changed, and nothing else. */
  weigh(place: CheckerPlace, weight: number): void;
  /** As what those who hear verdicts take one that has not told any. */
  isUp(place: CheckerPlace): boolean;
  /** Not while its virtual service with `ha_suspend` waits for its address. */
  isEnabled(place: CheckerPlace): boolean;
  /** The number in a tracked file; 0 when there is none. @param file the name of the `track_file` */
  fileStatus(file: string): number;
  /** The timer has expired so long after its deadline. */
  late(by: Micros): void;
}

export interface LoopTimer {
  /** Replaces the earlier deadline; `undefined` disarms. */
  set(deadline: Micros | undefined): void;
  close(): void;
}
