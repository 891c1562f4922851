import { type Micros, micros, plus, seconds } from '@kaconf/net';
import type { Effect } from '../checker/conclusion.ts';
import type { Progress } from '../checker/progress.ts';
import { permitPings } from '../ping/group-range.ts';
import type { AskingPlan, CheckerPlan } from '../plan/plan.ts';
import { forgetSecureContexts } from '../stream/secure-context.ts';
import { Checker } from './checker.ts';
import { CheckersBefore } from './checkers-before.ts';
import { DeadlineHeap } from './deadline-heap.ts';
import { kindOf } from './kinds.ts';
import type { LoopEdge, LoopTimer } from './loop-edge.ts';
import { begunAtReload, carried } from './reload.ts';
import { Reports } from './reports.ts';

/** So long after a start or a reload the first checks begin, each at a random time within its warmup. */
const BOOTSTRAP = seconds(1);
/** What is due within it goes together: thousands of checks a second do not wake it thousands of times. */
const BATCH = 1000 as Micros;
/** So many go together at most, then outcomes are heard: else checks that had to wait seem to take as long as all of them do. */
const MOST = 32;

/** Runs all checkers, with one timer for the earliest deadline. */
export class CheckerLoop {
  readonly #edge: LoopEdge;
  readonly #timer: LoopTimer;
  readonly #heap = new DeadlineHeap<Checker>();
  readonly #reports: Reports;
  #checkers: readonly Checker[] = [];
  #timerAt: Micros | undefined;
  #wokenAt = micros(0);
  #isWaking = false;
  #followed = false;
  #forbidPings: (() => void) | undefined;

  constructor(edge: LoopEdge) {
    this.#edge = edge;
    this.#reports = new Reports(edge);
    this.#timer = edge.createTimer(() => this.#expired());
  }

  /** At the start and at a reload, when those who hear verdicts know of the plans. */
  follow(plans: readonly CheckerPlan[]): void {
    forgetSecureContexts();
    const asking = plans.filter(asks);
    if (asking.some(({ type }) => type === 'PING_CHECK')) this.#forbidPings ??= permitPings(this.#edge.log);
    const before = this.#checkers;
    this.#checkers = this.#followed ? this.#matched(asking) : asking.flatMap((plan) => this.#added(plan));
    const kept = new Set(this.#checkers);
    for (const checker of before) if (!kept.has(checker)) checker.close();
    this.#reports.follow(plans);
    for (const checker of this.#checkers) this.#activate(checker);
    this.#followed = true;
    this.#setTimer();
  }

  /** The number in a tracked file has changed. @param file its name */
  fileChanged(file: string, status: number): void {
    this.#reports.fileChanged(file, status);
  }

  /** The state of a BFD session was told. */
  bfdChanged(session: string, up: boolean): void {
    this.#reports.bfdChanged(session, up);
  }

  /** How they stand. */
  get standings(): readonly Pick<Checker, 'plan' | 'progress' | 'isAsking' | 'dueAt' | 'lastStartedAt'>[] {
    return this.#checkers;
  }

  close(): void {
    for (const checker of this.#checkers) checker.close();
    this.#checkers = [];
    this.#timer.close();
    this.#forbidPings?.();
  }

  #added(plan: AskingPlan): Checker | readonly never[] {
    const kind = kindOf(plan);
    if (kind === undefined) return [];
    const perform = (checker: Checker, effects: readonly Effect[]) =>
      this.#reports.perform(checker.plan, effects);
    const checker = new Checker(plan, kind, this.#edge, {
      wakeAt: (checker, at) => this.#wakeAt(checker, at),
      perform,
    });
    checker.progress = this.#asTaken(checker.progress, plan);
    return checker;
  }

  #matched(plans: readonly AskingPlan[]): readonly Checker[] {
    const before = new CheckersBefore(this.#checkers, plans);
    return plans.flatMap((plan) => {
      const kept = before.take(plan);
      if (kept === undefined) {
        const checker = this.#added(plan);
        if (!(checker instanceof Checker)) return checker;
        checker.progress = begunAtReload(checker.progress, plan, before.ofServer(plan));
        return checker;
      }
      const isNews = kept.plan !== plan;
      kept.adopt(plan, carried(this.#asTaken(kept.progress, plan), plan));
      if (isNews) this.#reports.repeat(kept);
      return kept;
    });
  }

  /** Where the two had different ideas of one that has not run yet, what it finds might seem to be nothing new. */
  #asTaken(progress: Progress, { place }: AskingPlan): Progress {
    return progress.hasRun ? progress : { ...progress, up: this.#edge.isUp(place) };
  }

  /** Whoever goes on keeps its time, unless it would be asked sooner if it were new. */
  #activate(checker: Checker): void {
    if (checker.isAsking) return;
    const due = plus(this.#edge.now(), BOOTSTRAP + Math.floor(checker.plan.warmup * this.#edge.random()));
    if (checker.heapIndex < 0 || due < checker.dueAt) this.#heap.set(checker, due);
  }

  #expired(): void {
    this.#timerAt = undefined;
    const now = this.#edge.now();
    this.#wokenAt = now;
    const first = this.#heap.earliest;
    if (first && first.dueAt <= now) this.#edge.late(micros(now - first.dueAt));
    this.#isWaking = true;
    let left = MOST;
    for (let next = first; next && next.dueAt <= now && left > 0; next = this.#heap.earliest) {
      left--;
      this.#heap.delete(next);
      next.wake(now);
    }
    this.#isWaking = false;
    this.#setTimer();
  }

  #wakeAt(checker: Checker, deadline: Micros | undefined): void {
    if (deadline === undefined) this.#heap.delete(checker);
    else {
      this.#heap.set(checker, deadline);
      if (!this.#isWaking) this.#setTimer();
    }
  }

  /** One that expires too early is set anew then. */
  #setTimer(): void {
    const next = this.#heap.earliest?.dueAt;
    if (next === undefined || (this.#timerAt !== undefined && this.#timerAt <= next)) return;
    const at = micros(Math.max(next, this.#wokenAt + BATCH));
    if (at === this.#timerAt) return;
    this.#timerAt = at;
    this.#timer.set(at);
  }
}

function asks(plan: CheckerPlan): plan is AskingPlan {
  return plan.type !== 'FILE_CHECK' && plan.type !== 'BFD_CHECK';
}
