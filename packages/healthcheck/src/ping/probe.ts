import { type Family, familyOf, plus } from '@kaconf/net';
import type { Outcome } from '../checker/outcome.ts';
import type { Progress } from '../checker/progress.ts';
import type { PingPlan } from '../plan/plan.ts';
import type { DatagramOptions, DatagramSocket, ProbeEdge, SocketRefusal } from '../probe/edge.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import { echoFault, encodeEcho, LONGEST_ECHO } from './echo.ts';

const SEQUENCES = 0x1_0000;

/** Sends an echo request. The socket, and with it the identifier of the echoes, stays until one fails. */
export class PingProbe implements Probe<Progress, Outcome> {
  readonly #plan: PingPlan;
  readonly #edge: ProbeEdge;
  readonly #family: Family;
  readonly #options: DatagramOptions;
  #check: CheckInProgress<Progress, Outcome> | undefined;
  #socket: DatagramSocket | undefined;
  #sequence = 0;

  constructor(plan: PingPlan, edge: ProbeEdge) {
    this.#plan = plan;
    this.#edge = edge;
    this.#family = familyOf(plan.connection.address);
    // keepalived binds it to nothing.
    const none = { source: undefined, sourcePort: 0, interface: undefined, fwmark: 0 };
    const connection = { ...plan.connection, ...none };
    this.#options = { protocol: 'icmp', connection, hearsIcmp: false };
  }

  start(check: CheckInProgress<Progress, Outcome>): void {
    this.#check = check;
    this.#settle(this.#ask(check));
  }

  expired(): void {
    this.#settle({ type: 'failed', text: `ICMP connection to address ${this.#plan.server} timeout.` });
  }

  close(): void {
    this.#socket?.close();
    this.#socket = undefined;
  }

  #ask(check: CheckInProgress<Progress, Outcome>): Outcome | undefined {
    const socket = this.#socket ?? this.#open();
    if (socket.type === 'refused') return this.#refused();
    this.#socket = socket;
    this.#sequence = (this.#sequence + 1) % SEQUENCES;
    const errno = socket.send(encodeEcho(this.#family, this.#sequence));
    if (errno !== 0) return this.#unsent(errno);
    check.wakeAt(plus(this.#edge.now(), this.#plan.connection.timeout));
    return;
  }

  #open(): DatagramSocket | SocketRefusal {
    this.#sequence = 0;
    return this.#edge.sockets.openDatagram(this.#options, () => this.#readable());
  }

  #refused(): Outcome {
    return { type: 'notTried', text: `${this.#name} connect fail to create socket. Rescheduling.` };
  }

  #unsent(errno: number): Outcome {
    const which = this.#family === 4 ? '' : ` - errno ${errno}`;
    this.#edge.log(`send ${this.#name} packet fail${which}`);
    return { type: 'failed' };
  }

  #readable(): void {
    const received = this.#socket?.receive(LONGEST_ECHO);
    if (received === undefined) return;
    if (this.#check !== undefined) this.#settle(this.#judge(received));
    // Between two checks nothing is to come.
    else if (typeof received === 'number') this.close();
    else this.#edge.log('unexpected ping check receive packet');
  }

  #judge(received: Uint8Array | number): Outcome {
    const fault =
      typeof received === 'number'
        ? `recv ${this.#name} packet error`
        : echoFault(this.#family, this.#sequence, received);
    if (fault === undefined) return { type: 'passed' };
    this.#edge.log(fault);
    const { server, service } = this.#plan;
    return { type: 'failed', text: `ICMP connection to ${server} of ${service} failed.` };
  }

  get #name(): string {
    return this.#family === 4 ? 'ICMP' : 'ICMPv6';
  }

  #settle(outcome: Outcome | undefined): void {
    if (outcome === undefined) return;
    if (outcome.type !== 'passed') this.close();
    const check = this.#check;
    this.#check = undefined;
    check?.finish(outcome);
  }
}
