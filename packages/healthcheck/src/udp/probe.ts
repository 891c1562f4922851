import { plus } from '@kaconf/net';
import type { Outcome } from '../checker/outcome.ts';
import type { Progress } from '../checker/progress.ts';
import type { UdpPlan } from '../plan/plan.ts';
import type { DatagramOptions, DatagramSocket, ProbeEdge, SocketRefusal } from '../probe/edge.ts';
import { filler } from '../probe/filler.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import { saidOnce } from '../probe/said-once.ts';
import { matchesReply } from './reply.ts';

const FILLER = filler(32);

/** Sends a datagram. That nobody rejects it is enough, unless an answer is asked for. */
export class UdpProbe implements Probe<Progress, Outcome> {
  readonly #plan: UdpPlan;
  readonly #edge: ProbeEdge;
  readonly #payload: Uint8Array;
  readonly #options: DatagramOptions;
  readonly #complain: (errno: number, text: string) => void;
  #check: CheckInProgress<Progress, Outcome> | undefined;
  #socket: DatagramSocket | undefined;

  constructor(plan: UdpPlan, edge: ProbeEdge) {
    this.#plan = plan;
    this.#edge = edge;
    this.#payload = plan.payload.length > 0 ? Uint8Array.from(plan.payload) : FILLER;
    // keepalived binds it to no interface.
    const connection = { ...plan.connection, interface: undefined };
    this.#options = { protocol: 'udp', connection, hearsIcmp: true };
    this.#complain = saidOnce(edge);
  }

  start(check: CheckInProgress<Progress, Outcome>): void {
    this.#check = check;
    this.#settle(this.#ask(check));
  }

  expired(): void {
    this.#settle(this.#plan.reply === undefined ? { type: 'passed' } : this.#failure());
  }

  close(): void {
    this.#socket?.close();
    this.#socket = undefined;
  }

  #ask(check: CheckInProgress<Progress, Outcome>): Outcome | undefined {
    const opened = this.#edge.sockets.openDatagram(this.#options, () => this.#settle(this.#hear()));
    if (opened.type === 'refused') return this.#refused(opened);
    this.#socket = opened;
    const errno = opened.send(this.#payload);
    if (errno !== 0) {
      this.#complain(errno, 'UDP send error');
      return { type: 'failed' };
    }
    check.wakeAt(plus(this.#edge.now(), this.#plan.connection.timeout));
    return;
  }

  #refused({ step, errno }: SocketRefusal): Outcome {
    if (step === 'socket') {
      return { type: 'notTried', text: 'UDP connect fail to create socket. Rescheduling.' };
    }
    const reason = this.#edge.errorText(errno);
    const { fwmark } = this.#plan.connection;
    if (step === 'mark') this.#edge.log(`Error setting fwmark ${fwmark} to socket: ${reason}`);
    if (step === 'bind') this.#edge.log(`bind failed. errno: ${errno}, error: ${reason}`);
    if (step === 'connect') this.#complain(errno, 'UDP connect error');
    return { type: 'failed' };
  }

  #hear(): Outcome | undefined {
    const unreachable = this.#socket?.unreachable();
    if (unreachable !== undefined) return unreachable ? this.#failure() : { type: 'passed' };
    const answer = this.#socket?.receive(this.#plan.maxReplyLength + 1);
    if (answer === undefined) return;
    if (typeof answer === 'number') return this.#failure();
    if (matchesReply(this.#plan, answer)) return { type: 'passed' };
    return { type: 'failed', text: `UDP check to ${this.#plan.server} reply data mismatch.` };
  }

  #failure(): Outcome {
    return { type: 'failed', text: `UDP connection to ${this.#plan.server} failed.` };
  }

  #settle(outcome: Outcome | undefined): void {
    if (outcome === undefined) return;
    this.close();
    this.#check?.finish(outcome);
  }
}
