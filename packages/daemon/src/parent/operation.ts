import { linuxKernel, type ResourceLimit } from '@kaconf/kernel';
import type { Loaded, Refused } from '../config-test/load-config.ts';
import { Control } from '../control/control.ts';
import type { Log } from '../logging/logger.ts';
import type { LogTargets } from '../logging/targets.ts';
import type { WhatToDump } from '../messages.ts';
import type { Options } from '../options/options.ts';
import { parentName } from '../processes/process-settings.ts';
import { Children } from './children.ts';
import { ConfigurationCopies } from './configuration-copies.ts';
import type { Identity } from './identity.ts';
import { LifeScripts } from './life-scripts.ts';
import { notYet } from './not-yet.ts';
import { writeParentData } from './parent-dump.ts';
import { Reloads } from './reloads.ts';
import { Replacement } from './replacement.ts';
import type { ServiceManager } from './service-manager.ts';
import { NO_WORK, showWorkload } from './workload.ts';

/** The process that it is all in. */
export interface Surroundings {
  readonly options: Options;
  readonly identity: Identity;
  readonly log: Log;
  readonly logTargets: LogTargets;
  readonly serviceManager: ServiceManager;
  /** What scripts have where this process may leave core files. */
  readonly scriptCores: ResourceLimit | undefined;
  load(): Promise<Loaded | Refused>;
  /** With `-R` a child that has died ends everything. */
  stop(): void;
  /** So does one that would die again; what to exit with. */
  lost(status: number): void;
}

/** The daemon in operation: its children, what may be asked of it, and what a reload replaces. */
export class Operation {
  readonly #surroundings: Surroundings;
  readonly #log: Log;
  readonly #reloads: Reloads;
  readonly #replacement: Replacement;
  readonly #control: Control;
  readonly #lifeScripts: LifeScripts;
  readonly #copies: ConfigurationCopies;
  #children: Children | undefined;
  #childWaitMs = 0;
  /** The children have been started: what is asked for while the startup script runs waits for that. */
  readonly #begun = Promise.withResolvers<void>();

  constructor(surroundings: Surroundings) {
    const { options, identity, log, load } = surroundings;
    this.#surroundings = surroundings;
    this.#log = log;
    this.#reloads = new Reloads(linuxKernel(), options, log, () => void this.reload());
    this.#replacement = new Replacement({
      options,
      identity,
      reloads: this.#reloads,
      log,
      load,
      takeUp: (loaded) => this.#takeUp(loaded),
      current: () => this.#children?.vrrp?.configuration,
    });
    this.#control = new Control({
      files: identity.pidFiles,
      log,
      vrrp: () => this.#children?.vrrp,
      checkers: () => this.#children?.checkers,
      preview: () => this.#replacement.preview(),
      metrics: options.metrics,
    });
    this.#copies = new ConfigurationCopies(log);
    this.#lifeScripts = new LifeScripts(log, options.logScripts ? log : undefined);
  }

  /** @param ended by a signal, which may come while the startup script runs: no child is started then */
  async start(loaded: Loaded, ended: Promise<unknown>): Promise<void> {
    this.#follow(loaded);
    await this.#control.open();
    const prepared = this.#lifeScripts.start(loaded).then(() => true);
    if (!(await Promise.race([prepared, ended.then(() => false)]))) return;
    this.#startChildren(loaded);
    this.#begun.resolve();
  }

  async reload(): Promise<void> {
    await this.#begun.promise;
    const refusal = await this.#replacement.attempt();
    if (refusal === undefined) return;
    const { serviceManager } = this.#surroundings;
    // Who has asked for it may wait for an answer.
    serviceManager.reloading();
    serviceManager.ready(`${this.#work}; the last configuration was refused: ${refusal}`);
  }

  dump(what: WhatToDump): void {
    this.#children?.dump(what);
    const dumps = this.#children?.dumps;
    if (dumps && what === 'data') writeParentData(dumps, this.#reloads.next, this.#log);
  }

  /** Resolves when everybody has ended. */
  async stop(): Promise<void> {
    this.#control.close();
    this.#reloads.close();
    await this.#children?.stop(this.#childWaitMs);
    await this.#lifeScripts.end();
  }

  /** What a configuration says of its own replacement and of the end. */
  #follow(loaded: Loaded): void {
    const { child_wait_time, global_defs } = loaded.config;
    this.#childWaitMs = child_wait_time / 1000;
    this.#reloads.follow(global_defs, this.#surroundings.identity.pidFiles.reload);
    this.#lifeScripts.follow(loaded);
    this.#copies.save(loaded);
  }

  #startChildren(loaded: Loaded): void {
    const { serviceManager, stop, lost } = this.#surroundings;
    for (const line of notYet(loaded.unobeyed)) this.#log.warning(line);
    this.#children = new Children({
      ...this.#surroundings,
      isMaintenance: () => this.#control.isMaintenance,
      ready: (what) => this.#isReady(`${what} complete`),
      events: { reloadWanted: () => void this.reload(), gone: stop, lost },
    });
    if (this.#children.follow(loaded)) return;
    this.#log.warning('Warning - keepalived has no configuration to run');
    serviceManager.ready(this.#work);
  }

  /** A new configuration. */
  #takeUp(loaded: Loaded): void {
    const { serviceManager } = this.#surroundings;
    linuxKernel().process.setName(parentName(loaded.config.global_defs));
    this.#follow(loaded);
    serviceManager.reloading();
    if (!this.#children) this.#startChildren(loaded);
    else if (!this.#children.follow(loaded)) serviceManager.ready(this.#work);
  }

  #isReady(text: string): void {
    this.#log.info(text);
    this.#surroundings.serviceManager.ready(this.#work);
  }

  get #work(): string {
    return showWorkload(this.#children?.workload ?? NO_WORK);
  }
}
