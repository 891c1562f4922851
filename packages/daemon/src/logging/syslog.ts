import { Writable } from 'node:stream';
import type { UnixDatagram } from '@kaconf/kernel';
import { syslogTime } from './asctime.ts';

export interface SyslogSender {
  /** The number of RFC 3164 section 4.1.1. */
  readonly facility: number;
  readonly process: string;
  readonly pid: number;
}

/** syslog's `info` (RFC 3164 section 4.1.1). */
const INFO = 6;
/** Lines that may wait for a syslogd that does not read; a healthy one may have room for 10 only. */
const BACKLOG = 1000;
const RETRY_MS = 10;
/** How long the end of the process is put off for what still waits. */
const FAREWELL_MS = 100;

/** `<30>Nov  7 09:28:57 Keepalived_vrrp[4711]: (VI_1) Entering MASTER STATE`, as syslog(3) writes it: without a host name. */
export function syslogLine(sender: SyslogSender, severity: number, time: Date, text: string): string {
  const { facility, process, pid } = sender;
  return `<${8 * facility + severity}>${syslogTime(time)} ${process}[${pid}]: ${text}`;
}

/** Takes whole lines and never waits for syslogd. What it does not take is lost, and it is told how much that was. */
export function syslogLines(sender: SyslogSender, socket: UnixDatagram): Writable {
  const queue = new SyslogQueue(socket, (lost) =>
    syslogLine(sender, INFO, new Date(), `${lost} log lines were lost, syslog did not take them`),
  );
  process.once('exit', () => queue.finish());
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      queue.add(line);
      done();
    },
  });
}

/** Lines on their way, oldest first. */
class SyslogQueue {
  readonly #socket: UnixDatagram;
  readonly #report: (lost: number) => string;
  /** With the number of lines that are lost when it is. */
  readonly #waiting: { readonly line: string; readonly stake: number }[] = [];
  #lost = 0;
  #retry: NodeJS.Timeout | undefined;

  constructor(socket: UnixDatagram, report: (lost: number) => string) {
    this.#socket = socket;
    this.#report = report;
  }

  add(line: string): void {
    if (this.#waiting.length >= BACKLOG) {
      this.#lost++;
      return;
    }
    if (this.#lost > 0) this.#waiting.push({ line: this.#report(this.#lost), stake: this.#lost });
    this.#lost = 0;
    this.#waiting.push({ line, stake: 1 });
    if (this.#retry === undefined) this.#send();
  }

  /** Nothing can be sent any more once this returns. */
  finish(): void {
    const end = performance.now() + FAREWELL_MS;
    while (!this.#sendAll() && performance.now() < end) sleep(RETRY_MS);
  }

  #send(): void {
    this.#retry = this.#sendAll() ? undefined : setTimeout(() => this.#send(), RETRY_MS).unref();
  }

  /** Whether nothing waits any more; otherwise syslogd's queue is full. */
  #sendAll(): boolean {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const refused = this.#socket.send(Buffer.from(next.line));
      if (refused?.code === 'EAGAIN') return false;
      if (refused !== undefined) this.#lost += next.stake;
      this.#waiting.shift();
    }
    return true;
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
