import type { Micros } from '@kaconf/net';
import type { ProbeEdge } from '../probe/edge.ts';
import type { Verdict } from '../verdict.ts';

/** What the loop acts through. */
export interface LoopEdge extends ProbeEdge {
  /** One-shot, absolute, to the microsecond; a deadline in the past expires at once. */
  createTimer(expired: () => void): LoopTimer;
  tell(verdict: Verdict): void;
  /** Whether a virtual service with `ha_suspend` waits for its address. @param service its position */
  isSuspended(service: number): boolean;
  /** The timer has expired so long after its deadline. */
  late(by: Micros): void;
}

export interface LoopTimer {
  /** Replaces the earlier deadline; `undefined` disarms. */
  set(deadline: Micros | undefined): void;
  close(): void;
}
