import { plus, seconds } from '@kaconf/net';
import type { MiscPlan } from '../plan/plan.ts';
import type { ProbeEdge, RunningProgram } from '../probe/edge.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import type { MiscOutcome, MiscProgress } from './conclude.ts';

/** How long who was asked to end may take. */
const GRACE = seconds(2);
/** How long who was killed may take, when it did not end at once. */
const STUCK = seconds(10);

type Check = CheckInProgress<MiscProgress, MiscOutcome>;

/** Runs the program of a MISC_CHECK. */
export class MiscProbe implements Probe<MiscProgress, MiscOutcome> {
  readonly #plan: MiscPlan;
  readonly #edge: ProbeEdge;
  #check: Check | undefined;
  #running: RunningProgram | undefined;
  #sent: MiscOutcome['sent'];

  constructor(plan: MiscPlan, edge: ProbeEdge) {
    this.#plan = plan;
    this.#edge = edge;
  }

  start(check: Check): void {
    const { script, timeout } = this.#plan;
    this.#check = check;
    this.#sent = undefined;
    check.wakeAt(plus(this.#edge.now(), timeout));
    this.#running = this.#edge.programs.start(script, (end) => {
      // Its children have not heard that it was to end.
      if (this.#sent === 'SIGTERM') this.#running?.kill('SIGKILL');
      this.#running = undefined;
      check.finish({ end, sent: this.#sent });
    });
  }

  expired(): void {
    const isStuck = this.#sent === 'SIGKILL';
    if (isStuck) this.#edge.log(`Child (PID ${this.#running?.pid}) failed to terminate after kill`);
    this.#sent = this.#sent === undefined ? 'SIGTERM' : 'SIGKILL';
    this.#running?.kill(this.#sent);
    this.#check?.wakeAt(plus(this.#edge.now(), isStuck ? STUCK : GRACE));
  }

  close(): void {
    this.#running?.drop();
    this.#running = undefined;
  }
}
