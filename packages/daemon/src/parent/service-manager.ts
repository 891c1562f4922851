import type { Kernel } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';

type Environment = Record<string, string | undefined>;
type Needs = Pick<Kernel, 'now' | 'openUnixDatagram'>;

/**
 * systemd, or another service manager that has started this process and waits to be told how it is: sd_notify(3). A unit
 * with `Type=notify`, as Debian's, counts as started only then. Where nobody waits, nothing is told.
 */
export class ServiceManager {
  readonly #kernel: Needs;
  readonly #log: Log;
  readonly #socket: ReturnType<Kernel['openUnixDatagram']> | undefined;
  #watchdog: NodeJS.Timeout | undefined;

  /** @param environment loses the variables that are for this process only: what it starts is not to speak for it */
  constructor(kernel: Needs, log: Log, environment: Environment = process.env) {
    const { NOTIFY_SOCKET: path, WATCHDOG_USEC: micros, WATCHDOG_PID: watched } = environment;
    for (const name of ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID']) delete environment[name];
    this.#kernel = kernel;
    this.#log = log;
    if (!path) return;
    this.#socket = kernel.openUnixDatagram(path);
    const isMeant = watched === undefined || Number(watched) === process.pid;
    if (micros !== undefined && isMeant) this.#watch(Number(micros) / 1000);
  }

  /**
   * Started, or the configuration has been replaced, or is not to be.
   *
   * @param status what `systemctl status` shows from here on
   */
  ready(status: string): void {
    this.#tell(['READY=1', statusLine(status), `MAINPID=${process.pid}`]);
  }

  /** Until it is ready again. `Type=notify-reload` asks for the time, too. */
  reloading(): void {
    this.#tell(['RELOADING=1', statusLine('Reloading'), `MONOTONIC_USEC=${this.#kernel.now()}`]);
  }

  stopping(): void {
    clearInterval(this.#watchdog);
    this.#tell(['STOPPING=1', statusLine('Stopping')]);
  }

  /** `WatchdogSec`: as often as sd_watchdog_enabled(3) asks for it. */
  #watch(limitMs: number): void {
    this.#watchdog = setInterval(() => this.#tell(['WATCHDOG=1']), limitMs / 2);
    this.#watchdog.unref();
  }

  #tell(lines: readonly string[]): void {
    const refusal = this.#socket?.send(Buffer.from(lines.join('\n')));
    if (refusal) this.#log.error(`The service manager was not told ${lines[0]}: ${refusal.message}`);
  }
}

/** A line for each assignment. */
function statusLine(status: string): string {
  return `STATUS=${status.replaceAll('\n', ' ')}`;
}
