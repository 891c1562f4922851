import { plus } from '@kaconf/net';
import type { Outcome } from '../checker/outcome.ts';
import type { Progress } from '../checker/progress.ts';
import type { TcpPlan } from '../plan/plan.ts';
import type { Cancellable, ConnectResult, ProbeEdge } from '../probe/edge.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import { refusalSpeaker } from '../probe/refusal-speaker.ts';

const PASSED: Outcome = { type: 'passed' };
/** From <errno.h>. */
const ETIMEDOUT = 110;

/** Connects. There are thousands of these a second: nothing is made anew for a check that can be kept. */
export class TcpProbe implements Probe<Progress, Outcome> {
  readonly #plan: TcpPlan;
  readonly #edge: ProbeEdge;
  readonly #told = (result: ConnectResult) => this.#settle(result);
  readonly #explain: ReturnType<typeof refusalSpeaker>;
  #check: CheckInProgress<Progress, Outcome> | undefined;
  #connecting: Cancellable | undefined;

  constructor(plan: TcpPlan, edge: ProbeEdge) {
    this.#plan = plan;
    this.#edge = edge;
    this.#explain = refusalSpeaker(plan.connection, edge);
  }

  start(check: CheckInProgress<Progress, Outcome>): void {
    this.#check = check;
    const { connection } = this.#plan;
    check.wakeAt(plus(this.#edge.now(), connection.timeout));
    this.#connecting = this.#edge.sockets.tryConnect(connection, this.#told);
  }

  expired(): void {
    this.close();
    this.#check?.finish({ type: 'failed', text: `TCP connection to ${this.#plan.server} timeout.` });
  }

  close(): void {
    this.#connecting?.cancel();
    this.#connecting = undefined;
  }

  #settle(result: ConnectResult): void {
    this.#connecting = undefined;
    this.#check?.finish(result.type === 'connected' ? PASSED : this.#failure(result));
  }

  #failure(result: Exclude<ConnectResult, { type: 'connected' }>): Outcome {
    if (result.type === 'failed') {
      const how = result.errno === ETIMEDOUT ? 'timeout' : 'failed';
      return { type: 'failed', text: `TCP connection to ${this.#plan.server} ${how}.` };
    }
    if (result.unreachable) return { type: 'failed' };
    if (result.step === 'socket') {
      return { type: 'notTried', text: 'TCP connect fail to create socket. Rescheduling.' };
    }
    this.#explain(result);
    return { type: 'notTried', text: 'TCP socket bind failed. Rescheduling.' };
  }
}
