import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, permanentError } from '../exit-status.ts';
import type { Log, ProcessName } from '../logging/logger.ts';
import type { Role, ToParent } from '../messages.ts';
import { spawnRole } from './child-process.ts';
import { endingText } from './ending.ts';

/** Between two starts of a child that dies at once, at most; doubled from the shortest on. */
const SHORTEST_DELAY_MS = 10;
const LONGEST_DELAY_MS = 30_000;
/** A child that lived this long had no trouble starting. */
const LONG_LIFE_MS = 10_000;

export interface ChildKind {
  readonly role: Role;
  /** In the log: `VRRP`. */
  readonly title: string;
  readonly process: ProcessName;
}

/** What becomes of a child, told to the parent. */
export interface ChildEvents {
  started(): void;
  /** What it was told last holds. */
  reloaded(): void;
  /** It got a SIGHUP of its own. */
  reloadWanted(): void;
  /** It died and, with `-R`, is not started again. */
  gone(): void;
  /** It would die again: what the parent is to exit with. */
  lost(status: number): void;
}

export interface ChildOptions<Message> {
  /** Unless `-R`. */
  readonly respawn: boolean;
  readonly log: Log;
  /** Its end of the pipe between those who keep BFD sessions and those who track them. */
  readonly bfdEvents: number;
  readonly events: ChildEvents;
  /** The first thing that it is told, whenever it is started. */
  configure(): Message;
  heard(message: ToParent): void;
  /** Started again or not. */
  died(): void;
}

/** A child as its parent sees it: started, kept alive, ended. @typeParam Message what it is told */
export class Child<Message extends object> {
  readonly #kind: ChildKind;
  readonly #options: ChildOptions<Message>;
  #child: ChildProcess | undefined;
  #stopping = false;
  #delay = SHORTEST_DELAY_MS;

  constructor(kind: ChildKind, options: ChildOptions<Message>) {
    this.#kind = kind;
    this.#options = options;
    this.#start();
  }

  get isRunning(): boolean {
    return this.#child?.connected ?? false;
  }

  tell(message: Message): void {
    // A child that has just died is told everything when it is started again.
    if (this.#child?.connected) this.#child.send(message, () => {});
  }

  /**
   * Resolves when it has ended.
   *
   * @param waitMs what it has for that
   */
  async stop(waitMs: number): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    const patience = setTimeout(() => this.#force(child), waitMs);
    await ended;
    clearTimeout(patience);
  }

  #force(child: ChildProcess): void {
    this.#options.log.info(`${this.#kind.role} process failed to die - forcing termination`);
    child.kill('SIGKILL');
  }

  #start(): void {
    const { log, bfdEvents, configure, heard, died } = this.#options;
    const { role, title } = this.#kind;
    const startedAt = performance.now();
    const child = spawnRole(role, bfdEvents);
    this.#child = child;
    // Without a pid there is none: the error says why.
    if (child.pid !== undefined) log.info(`Starting ${title} child process, pid=${child.pid}`);
    child.on('message', (message: ToParent) => heard(message));
    child.on('error', (error) => log.error(`${title} child process: ${error.message}`));
    child.once('close', (status, signal) => {
      this.#child = undefined;
      died();
      if (!this.#stopping) void this.#died(child.pid, status, signal, performance.now() - startedAt);
    });
    this.tell(configure());
  }

  async #died(
    pid: number | undefined,
    status: number | null,
    signal: NodeJS.Signals | null,
    lived: number,
  ): Promise<void> {
    const { log, respawn, events } = this.#options;
    const { title, process: name } = this.#kind;
    const ending = pid === undefined ? undefined : endingText(name, status, signal);
    if (ending !== undefined) log.info(ending);
    if (permanentError(status) !== undefined) return events.lost(status ?? EXIT.fatal);
    log.alert(`${title} child process(${pid}) died: ${respawn ? 'Respawning' : 'Exiting'}`);
    if (!respawn) return events.gone();
    this.#delay = lived > LONG_LIFE_MS ? SHORTEST_DELAY_MS : this.#delay;
    if (this.#delay >= 1000) {
      const seconds = Math.round(this.#delay / 1000);
      log.info(`Restart of ${title} process delayed ${seconds} seconds to limit respawn rate`);
    }
    // Not waited for when the daemon ends.
    await sleep(this.#delay, undefined, { ref: false });
    this.#delay = Math.min(2 * this.#delay, LONGEST_DELAY_MS);
    if (!this.#stopping) this.#start();
  }
}
