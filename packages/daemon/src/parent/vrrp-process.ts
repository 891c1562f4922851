import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Inspection } from '../control/protocol.ts';
import { EXIT, permanentError } from '../exit-status.ts';
import type { Log } from '../logging/logger.ts';
import type { ToParent, ToVrrpChild, VrrpConfiguration, VrrpSettings, WhatToDump } from '../messages.ts';
import { spawnRole } from './child-process.ts';
import { endingText } from './ending.ts';

/** Between two starts of a child that dies at once, at most; doubled from the shortest on. */
const SHORTEST_DELAY_MS = 10;
const LONGEST_DELAY_MS = 30_000;
/** A child that lived this long had no trouble starting. */
const LONG_LIFE_MS = 10_000;

export interface VrrpProcessOptions {
  readonly settings: VrrpSettings;
  /** Unless `-R`. */
  readonly respawn: boolean;
  readonly log: Log;
  /** Whether a child that is started begins so. */
  isMaintenance(): boolean;
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

/** The VRRP child as its parent sees it: started, kept alive, told the plan, ended. */
export class VrrpProcess {
  readonly #options: VrrpProcessOptions;
  #configuration: VrrpConfiguration;
  #child: ChildProcess | undefined;
  /** Who waits for what has been found, by the number of the question. */
  readonly #asking = new Map<number, (found: Inspection | undefined) => void>();
  #questions = 0;
  #stopping = false;
  #delay = SHORTEST_DELAY_MS;

  constructor(configuration: VrrpConfiguration, options: VrrpProcessOptions) {
    this.#configuration = configuration;
    this.#options = options;
    this.#start();
  }

  /** What it was told last. */
  get configuration(): VrrpConfiguration {
    return this.#configuration;
  }

  reload(configuration: VrrpConfiguration): void {
    this.#configuration = configuration;
    this.#tell({ type: 'reload', ...configuration });
  }

  /** It is to write that. */
  dump(what: WhatToDump): void {
    this.#tell({ type: 'dump', what });
  }

  maintain(on: boolean): void {
    this.#tell({ type: 'maintain', on });
  }

  /**
   * What the instances are and why; undefined while there is no child.
   *
   * @param instance only that one
   */
  inspect(instance?: string): Promise<Inspection | undefined> {
    if (!this.#child?.connected) return Promise.resolve(undefined);
    const id = this.#questions++;
    const { promise, resolve } = Promise.withResolvers<Inspection | undefined>();
    this.#asking.set(id, resolve);
    this.#tell({ type: 'inspect', id, instance });
    return promise;
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
    this.#options.log.info('vrrp process failed to die - forcing termination');
    child.kill('SIGKILL');
  }

  #start(): void {
    const { log, settings } = this.#options;
    const startedAt = Date.now();
    const child = spawnRole('vrrp');
    this.#child = child;
    log.info(`Starting VRRP child process, pid=${child.pid}`);
    child.on('message', (message: ToParent) => this.#heard(message));
    child.on('error', (error) => log.error(`VRRP child process: ${error.message}`));
    child.once('close', (status, signal) => {
      this.#child = undefined;
      for (const id of this.#asking.keys()) this.#answer(id, undefined);
      if (!this.#stopping) void this.#died(child.pid, status, signal, Date.now() - startedAt);
    });
    const isMaintenance = this.#options.isMaintenance();
    this.#tell({ type: 'configure', settings, isMaintenance, ...this.#configuration });
  }

  #tell(message: ToVrrpChild): void {
    // A child that has just died is told everything when it is started again.
    if (this.#child?.connected) this.#child.send(message, () => {});
  }

  #heard(message: ToParent): void {
    if (message.type === 'inspected') this.#answer(message.id, message.found);
    else this.#options[message.type]();
  }

  #answer(id: number, found: Inspection | undefined): void {
    this.#asking.get(id)?.(found);
    this.#asking.delete(id);
  }

  async #died(
    pid: number | undefined,
    status: number | null,
    signal: NodeJS.Signals | null,
    lived: number,
  ): Promise<void> {
    const { log, respawn, gone, lost } = this.#options;
    const ending = endingText('Keepalived_vrrp', status, signal);
    if (ending !== undefined) log.info(ending);
    if (permanentError(status) !== undefined) return lost(status ?? EXIT.fatal);
    log.alert(`VRRP child process(${pid}) died: ${respawn ? 'Respawning' : 'Exiting'}`);
    if (!respawn) return gone();
    this.#delay = lived > LONG_LIFE_MS ? SHORTEST_DELAY_MS : this.#delay;
    if (this.#delay >= 1000) {
      const seconds = Math.round(this.#delay / 1000);
      log.info(`Restart of VRRP process delayed ${seconds} seconds to limit respawn rate`);
    }
    // Not waited for when the daemon ends.
    await sleep(this.#delay, undefined, { ref: false });
    this.#delay = Math.min(2 * this.#delay, LONGEST_DELAY_MS);
    if (!this.#stopping) this.#start();
  }
}
