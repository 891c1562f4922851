import type { ChildProcess } from 'node:child_process';
import { EXIT, permanentError } from '../exit-status.ts';
import type { Log } from '../logging/logger.ts';
import type { Role, ToParent } from '../messages.ts';
import { spawnRole } from './child-process.ts';
import { endingText } from './ending.ts';
import { RespawnDelay } from './respawn-delay.ts';

export interface ChildKind {
  readonly role: Role;
  /** In the log: `VRRP`. */
  readonly title: string;
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
  /** Its ends of the pipes between those who keep BFD sessions and those who track them. */
  readonly bfdEvents: readonly number[];
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
  readonly #respawnDelay = new RespawnDelay();
  /** Until it is started again. */
  #pause: NodeJS.Timeout | undefined;

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

  /** Tells it the new configuration; one that waits for its start is started with that now. */
  renew(message: Message): void {
    if (this.#pause) this.#start();
    else this.tell(message);
  }

  /**
   * Resolves when it has ended.
   *
   * @param waitMs what it has for that
   */
  async stop(waitMs: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#pause);
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
    clearTimeout(this.#pause);
    this.#pause = undefined;
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
      if (!this.#stopping) this.#died(child.pid, status, signal, performance.now() - startedAt);
    });
    this.tell(configure());
  }

  #died(pid: number | undefined, status: number | null, signal: NodeJS.Signals | null, lived: number): void {
    const { log, respawn, events } = this.#options;
    const { title } = this.#kind;
    // keepalived has forgotten its name by then.
    const ending = pid === undefined ? undefined : endingText(`pid ${pid}`, status, signal);
    if (ending !== undefined) log.info(ending);
    if (permanentError(status) !== undefined) {
      events.lost(status ?? EXIT.fatal);
      return;
    }
    const what = pid === undefined ? 'could not be started' : 'died';
    log.alert(`${title} child process(${pid ?? 'none'}) ${what}: ${respawn ? 'Respawning' : 'Exiting'}`);
    if (respawn) this.#respawn(lived);
    else events.gone();
  }

  #respawn(lived: number): void {
    const { log } = this.#options;
    const { title } = this.#kind;
    const delay = this.#respawnDelay.after(lived);
    if (delay !== undefined) {
      log.info(`Restart of ${title} process delayed ${delay} seconds to limit respawn rate`);
    }
    // Not waited for when the daemon ends.
    this.#pause = setTimeout(() => this.#start(), (delay ?? 0) * 1000).unref();
  }
}
