import { plus } from '@kaconf/net';
import type { Outcome } from '../checker/outcome.ts';
import type { Progress } from '../checker/progress.ts';
import { formatPair } from '../plan/connection.ts';
import type { DnsPlan } from '../plan/plan.ts';
import type { DatagramSocket, ProbeEdge, SocketRefusal } from '../probe/edge.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import { refusalSpeaker } from '../probe/refusal-speaker.ts';
import { decodeResponseCode, encodeQuery } from './query.ts';

/** RFC 1035 section 4.2.1. */
const LONGEST_DATAGRAM = 512;

/** Asks a question. What answers another one is not heard. */
export class DnsProbe implements Probe<Progress, Outcome> {
  readonly #plan: DnsPlan;
  readonly #edge: ProbeEdge;
  readonly #explain: ReturnType<typeof refusalSpeaker>;
  #check: CheckInProgress<Progress, Outcome> | undefined;
  #socket: DatagramSocket | undefined;
  #id = 0;

  constructor(plan: DnsPlan, edge: ProbeEdge) {
    this.#plan = plan;
    this.#edge = edge;
    this.#explain = refusalSpeaker(plan.connection, edge);
  }

  start(check: CheckInProgress<Progress, Outcome>): void {
    this.#check = check;
    this.#settle(this.#ask(check));
  }

  expired(): void {
    this.#settle(failed('read timeout from socket'));
  }

  close(): void {
    this.#socket?.close();
    this.#socket = undefined;
  }

  #ask(check: CheckInProgress<Progress, Outcome>): Outcome | undefined {
    const { connection, recordType, name } = this.#plan;
    const options = { protocol: 'udp', connection, hearsIcmp: false } as const;
    const opened = this.#edge.sockets.openDatagram(options, () => this.#settle(this.#hear()));
    if (opened.type === 'refused') return this.#refused(opened);
    this.#socket = opened;
    this.#id = Math.floor(this.#edge.random() * 0x1_0000);
    const errno = opened.send(encodeQuery(this.#id, recordType, name));
    if (errno !== 0) return failed('failed to write socket.');
    check.wakeAt(plus(this.#edge.now(), connection.timeout));
    return;
  }

  #refused(refusal: SocketRefusal): Outcome {
    if (refusal.unreachable) return failed(`network unreachable for ${formatPair(this.#plan.connection)}`);
    this.#explain(refusal);
    const what = refusal.step === 'socket' ? 'failed to create socket' : 'UDP socket bind failed';
    return { type: 'notTried', text: `${what}. Rescheduling.` };
  }

  #hear(): Outcome | undefined {
    for (;;) {
      const received = this.#socket?.receive(LONGEST_DATAGRAM);
      if (received === undefined) return;
      if (typeof received === 'number') {
        return failed(`failed to read socket; errno ${received} (${this.#edge.errorText(received)})`);
      }
      const code = decodeResponseCode(this.#id, received);
      if (code === 0) return { type: 'passed' };
      if (code !== undefined) return failed(`read error occurred. (rcode = ${code})`);
    }
  }

  #settle(outcome: Outcome | undefined): void {
    if (outcome === undefined) return;
    this.close();
    this.#check?.finish(outcome);
  }
}

function failed(text: string): Outcome {
  return { type: 'failed', text };
}
