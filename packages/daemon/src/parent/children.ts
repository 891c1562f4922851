import { linuxKernel, type ResourceLimit } from '@kaconf/kernel';
import type { Loaded } from '../config-test/load-config.ts';
import type { Log } from '../logging/logger.ts';
import type { LogTargets } from '../logging/targets.ts';
import type { BfdConfiguration, ChildSettings, Role, VrrpConfiguration, WhatToDump } from '../messages.ts';
import type { Options } from '../options/options.ts';
import { bfdConfiguration } from './bfd-configuration.ts';
import { BfdProcess } from './bfd-process.ts';
import type { ChildEvents } from './child.ts';
import type { Identity } from './identity.ts';
import { vrrpConfiguration } from './vrrp-configuration.ts';
import { VrrpProcess } from './vrrp-process.ts';
import type { Workload } from './workload.ts';

export interface ChildrenOptions {
  readonly options: Options;
  readonly identity: Identity;
  readonly logTargets: LogTargets;
  /** What scripts have where this process may leave core files. */
  readonly scriptCores: ResourceLimit | undefined;
  readonly log: Log;
  isMaintenance(): boolean;
  /** All of them have started, or go by the new configuration. */
  ready(what: 'Startup' | 'Reload'): void;
  readonly events: Pick<ChildEvents, 'reloadWanted' | 'gone' | 'lost'>;
}

/** A start or a reload that is under way. */
interface Round {
  readonly what: 'Startup' | 'Reload';
  /** Who has not yet answered to what it was told. */
  readonly awaited: Set<Role>;
}

/** The processes that do the work. One that has been started stays, also when nothing is left for it to do. */
export class Children {
  readonly #options: ChildrenOptions;
  /** It outlives who writes and who reads: nothing is lost while one of them is started again. */
  readonly #bfdEvents = linuxKernel().openPipe();
  /** In their order: a reload may be asked for before the start is over. */
  readonly #rounds: Round[] = [];
  /** Those that have started before. */
  readonly #started = new Set<Role>();
  #what: Round['what'] = 'Startup';
  #vrrp: VrrpProcess | undefined;
  #bfd: BfdProcess | undefined;

  constructor(options: ChildrenOptions) {
    this.#options = options;
  }

  get vrrp(): VrrpProcess | undefined {
    return this.#vrrp;
  }

  /** At the start and at each reload. @returns whether there is anybody to wait for */
  follow(loaded: Loaded): boolean {
    const { identity } = this.#options;
    const awaited = new Set<Role>();
    const vrrp = vrrpConfiguration(loaded, identity);
    if (this.#followVrrp(vrrp)) awaited.add('vrrp');
    const isTracked = this.#vrrp !== undefined;
    if (this.#followBfd(bfdConfiguration(loaded, vrrp.plan, identity, isTracked))) awaited.add('bfd');
    if (awaited.size === 0) return false;
    this.#rounds.push({ what: this.#what, awaited });
    this.#what = 'Reload';
    return true;
  }

  get workload(): Workload {
    const { instances = [], groups = [] } = this.#vrrp?.configuration.plan ?? {};
    const { sessions = [] } = this.#bfd?.configuration.plan ?? {};
    return { instances: instances.length, groups: groups.length, sessions: sessions.length };
  }

  /** They are to write that. */
  dump(what: WhatToDump): void {
    this.#vrrp?.dump(what);
    this.#bfd?.dump(what);
  }

  /** Resolves when all have ended. */
  async stop(waitMs: number): Promise<void> {
    await Promise.all([this.#vrrp?.stop(waitMs), this.#bfd?.stop(waitMs)]);
  }

  /** @returns whether it is there, and so will answer */
  #followVrrp(configuration: VrrpConfiguration): boolean {
    const { options, identity, scriptCores, log, isMaintenance } = this.#options;
    const { children, allChildren, respawn, keepVrrp, reportAddresses } = options;
    const wanted = children.vrrp && (configuration.plan.instances.length > 0 || allChildren);
    if (this.#vrrp) this.#vrrp.reload(configuration);
    else if (wanted) {
      const settings = {
        ...this.#settings(identity.pidFiles.vrrp),
        reportsAddresses: reportAddresses,
        scriptCores,
        keepAddresses: keepVrrp,
      };
      const events = this.#events('vrrp', () => this.#bfd?.repeat());
      const bfdEvents = this.#bfdEvents.read;
      this.#vrrp = new VrrpProcess(configuration, {
        settings,
        respawn,
        log,
        bfdEvents,
        events,
        isMaintenance,
      });
    }
    return this.#vrrp !== undefined;
  }

  /** @returns whether it is there, and so will answer */
  #followBfd(configuration: BfdConfiguration): boolean {
    const { options, identity, log } = this.#options;
    const { children, allChildren, respawn } = options;
    const wanted = children.bfd && (configuration.plan.sessions.length > 0 || allChildren);
    if (this.#bfd) this.#bfd.reload(configuration);
    else if (wanted) {
      const settings = this.#settings(identity.pidFiles.bfd);
      const events = this.#events('bfd');
      const bfdEvents = this.#bfdEvents.write;
      this.#bfd = new BfdProcess(configuration, { settings, respawn, log, bfdEvents, events });
    }
    return this.#bfd !== undefined;
  }

  #settings(pidFile: string): ChildSettings {
    const { options, logTargets } = this.#options;
    const { dumpConfig: dump, ignoreInterrupt } = options;
    return { ...logTargets, dump, pidFile, ignoreInterrupt };
  }

  #events(role: Role, started: () => void = () => {}): ChildEvents {
    return {
      ...this.#options.events,
      started: () => {
        this.#answered(role, this.#started.has(role));
        this.#started.add(role);
        started();
      },
      reloaded: () => this.#answered(role, false),
    };
  }

  /** @param all one that was started again was told the newest at once, and says so once */
  #answered(role: Role, all: boolean): void {
    const waiting = this.#rounds.filter(({ awaited }) => awaited.has(role));
    for (const { awaited } of all ? waiting : waiting.slice(0, 1)) awaited.delete(role);
    while (this.#rounds[0]?.awaited.size === 0) {
      this.#options.ready(this.#rounds[0].what);
      this.#rounds.shift();
    }
  }
}
