import type { UnixDatagram } from '@kaconf/kernel';

/** Lines that may wait for a syslogd that does not read; a healthy one may have room for 10 only. */
const BACKLOG = 1000;
const RETRY_MS = 10;
/** How long the end of the process is put off for what still waits. */
const FAREWELL_MS = 100;

/** Lines on their way, oldest first. */
export class SyslogQueue {
  readonly #socket: UnixDatagram;
  readonly #report: (lost: number) => string;
  /** With the number of lines that are lost when it is. */
  readonly #waiting: { readonly line: string; readonly stake: number }[] = [];
  #lost = 0;
  #retry: NodeJS.Timeout | undefined;

  /** @param report the line that says how many were lost */
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

  /** For the end of the process, when no timer expires any more: waits for syslogd, but not long. */
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
