import { type Micros, plus } from '@kaconf/net';
import type { Effect } from '../checker/conclusion.ts';
import type { Progress } from '../checker/progress.ts';
import type { AskingPlan } from '../plan/plan.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import type { Due } from './deadline-heap.ts';
import type { AnyKind } from './kinds.ts';
import type { LoopEdge } from './loop-edge.ts';

/** What a checker asks of the loop that it is in. */
export interface Schedule {
  /** When it is to be woken. */
  wakeAt(checker: Checker, deadline: Micros | undefined): void;
  /** @returns whether what was found holds */
  perform(checker: Checker, effects: readonly Effect[]): boolean;
}

/** A checker at work: it asks, thinks about the outcome, and asks again. */
export class Checker implements Due, CheckInProgress {
  dueAt = 0;
  heapIndex = -1;
  plan: AskingPlan;
  progress: Progress;
  readonly #edge: LoopEdge;
  readonly #schedule: Schedule;
  readonly #kind: AnyKind;
  #probe: Probe;
  /** What the probe knows. */
  #probed: AskingPlan;
  #isAsking = false;
  /** By how much the last check began later than it was due. */
  #lateBy = 0;
  #lastStartedAt: Micros | undefined;

  constructor(plan: AskingPlan, kind: AnyKind, edge: LoopEdge, schedule: Schedule) {
    this.plan = plan;
    this.#edge = edge;
    this.#schedule = schedule;
    this.#kind = kind;
    this.#probe = this.#kind.open(plan, edge);
    this.#probed = plan;
    this.progress = this.#kind.begin(plan);
  }

  /** It is asking just now. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** When it began to ask last; undefined before it ever has. */
  get lastStartedAt(): Micros | undefined {
    return this.#lastStartedAt;
  }

  /** Its deadline has come. */
  wake(now: Micros): void {
    if (this.isAsking) this.#probe.expired();
    else if (this.#edge.isEnabled(this.plan.place)) this.#start();
    else this.wakeAt(plus(now, this.plan.delayLoop));
  }

  wakeAt(deadline: Micros | undefined): void {
    this.#schedule.wakeAt(this, deadline);
  }

  finish(outcome: unknown): void {
    if (!this.#isAsking) return;
    this.#isAsking = false;
    const before = this.progress;
    const { progress, effects, next, from } = this.#kind.conclude(this.plan, before, outcome);
    this.progress = progress;
    const now = this.#edge.now();
    const began = from === 'start' ? (this.#lastStartedAt ?? now) : now;
    const due = plus(began, this.#pause(next));
    this.wakeAt(due > now ? due : plus(now, 1));
    if (effects.length === 0 || this.#schedule.perform(this, effects)) return;
    this.progress = { ...this.progress, up: before.up };
  }

  /** Goes on after a reload; a check that is under way ends as it began. */
  adopt(plan: AskingPlan, progress: Progress): void {
    this.plan = plan;
    this.progress = progress;
  }

  close(): void {
    this.#isAsking = false;
    this.wakeAt(undefined);
    this.#probe.close();
  }

  /**
   * Lateness does not add up, and those that had to wait for each other once do not do so ever after, in ever larger crowds.
   * At least half of the pause is left: a machine without time for all of them has some for others.
   */
  #pause(next: Micros): number {
    return next - Math.min(this.#lateBy, Math.floor(next / 2));
  }

  #start(): void {
    if (this.#probed !== this.plan) {
      this.#probe.close();
      this.#probe = this.#kind.open(this.plan, this.#edge);
      this.#probed = this.plan;
    }
    const now = this.#edge.now();
    this.#lateBy = now - this.dueAt;
    this.#isAsking = true;
    this.#lastStartedAt = now;
    this.#probe.start(this);
  }
}
