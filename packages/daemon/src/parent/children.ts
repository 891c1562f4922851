import { linuxKernel, type ResourceLimit } from '@kaconf/kernel';
import type { Loaded } from '../config-test/load-config.ts';
import type { Log } from '../logging/logger.ts';
import type { LogTargets } from '../logging/targets.ts';
import type {
  BfdConfiguration,
  CheckersConfiguration,
  ChildSettings,
  DumpSettings,
  Role,
  VrrpConfiguration,
  WhatToDump,
} from '../messages.ts';
import type { Options } from '../options/options.ts';
import { bfdConfiguration } from './bfd-configuration.ts';
import { BfdProcess } from './bfd-process.ts';
import { checkersConfiguration } from './checkers-configuration.ts';
import { CheckersProcess } from './checkers-process.ts';
import type { ChildEvents } from './child.ts';
import type { Identity } from './identity.ts';
import { PlannedServers } from './planned-servers.ts';
import { Rounds } from './rounds.ts';
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

/** The processes that do the work. One that has been started stays, also when nothing is left for it to do. */
export class Children {
  readonly #options: ChildrenOptions;
  /** They outlive who writes and who reads: nothing is lost while one of them is started again. */
  readonly #bfdEvents = { vrrp: linuxKernel().openPipe(), checkers: linuxKernel().openPipe() };
  readonly #rounds: Rounds;
  /** Those of the start: what is told before they listen waits for them in their pipes. */
  readonly #beginners = new Set<Role>();
  readonly #servers = new PlannedServers();
  #isFirst = true;
  #dumps: DumpSettings | undefined;
  #vrrp: VrrpProcess | undefined;
  #checkers: CheckersProcess | undefined;
  #bfd: BfdProcess | undefined;

  constructor(options: ChildrenOptions) {
    this.#options = options;
    this.#rounds = new Rounds((what) => options.ready(what));
  }

  get vrrp(): VrrpProcess | undefined {
    return this.#vrrp;
  }

  /** What is told of the configuration as a whole. */
  get dumps(): DumpSettings | undefined {
    return this.#dumps;
  }

  get checkers(): CheckersProcess | undefined {
    return this.#checkers;
  }

  /** At the start and at each reload. @returns whether there is anybody to wait for */
  follow(loaded: Loaded): boolean {
    const { identity } = this.#options;
    const vrrp = vrrpConfiguration(loaded, identity);
    this.#dumps = vrrp.dumps;
    this.#checkers = this.#followCheckers(
      checkersConfiguration(loaded, vrrp.plan, identity, this.#servers),
      loaded.speaksOfServers,
    );
    this.#vrrp = this.#followVrrp(vrrp, loaded.speaksOfRouters);
    const listens = { vrrp: this.#vrrp !== undefined, checkers: this.#checkers !== undefined };
    this.#bfd = this.#followBfd(bfdConfiguration(loaded, vrrp.plan, identity, listens));
    const there = { checkers: this.#checkers, vrrp: this.#vrrp, bfd: this.#bfd };
    const roles = (['checkers', 'vrrp', 'bfd'] as const).filter((role) => there[role]);
    if (this.#isFirst) for (const role of roles) this.#beginners.add(role);
    this.#isFirst = false;
    return this.#rounds.begin(roles);
  }

  get workload(): Workload {
    const { instances = [], groups = [] } = this.#vrrp?.configuration.plan ?? {};
    const { services = [] } = this.#checkers?.configuration.plan ?? {};
    const { sessions = [] } = this.#bfd?.configuration.plan ?? {};
    return {
      instances: instances.length,
      groups: groups.length,
      services: services.length,
      sessions: sessions.length,
    };
  }

  /** They are to write that. */
  dump(what: WhatToDump): void {
    for (const child of [this.#vrrp, this.#checkers, this.#bfd]) child?.dump(what);
  }

  /** Resolves when all have ended. */
  async stop(waitMs: number): Promise<void> {
    await Promise.all([this.#vrrp, this.#checkers, this.#bfd].map((child) => child?.stop(waitMs)));
  }

  #followVrrp(configuration: VrrpConfiguration, isAsked: boolean): VrrpProcess | undefined {
    const { options, identity, scriptCores, isMaintenance } = this.#options;
    return follow(this.#vrrp, configuration, this.#wants('vrrp', isAsked), () => {
      const settings = {
        ...this.#settings(identity.pidFiles.vrrp),
        reportsAddresses: options.reportAddresses,
        scriptCores,
        keepAddresses: options.keepVrrp,
      };
      return new VrrpProcess(configuration, {
        ...this.#ordinary('vrrp', [this.#bfdEvents.vrrp.read], () => this.#bfd?.repeat('vrrp')),
        start: () => ({ settings, isMaintenance: isMaintenance() }),
      });
    });
  }

  #followCheckers(configuration: CheckersConfiguration, isAsked: boolean): CheckersProcess | undefined {
    const { options, identity, scriptCores } = this.#options;
    return follow(this.#checkers, configuration, this.#wants('checkers', isAsked), () => {
      const settings = {
        ...this.#settings(identity.pidFiles.checkers),
        reportsAddresses: options.reportAddresses,
        scriptCores,
        keepIpvs: options.keepIpvs,
      };
      return new CheckersProcess(configuration, {
        ...this.#ordinary('checkers', [this.#bfdEvents.checkers.read], () => this.#bfd?.repeat('checkers')),
        start: () => ({ settings }),
      });
    });
  }

  #followBfd(configuration: BfdConfiguration): BfdProcess | undefined {
    const isAsked = configuration.plan.sessions.length > 0;
    return follow(this.#bfd, configuration, this.#wants('bfd', isAsked), () => {
      const settings = this.#settings(this.#options.identity.pidFiles.bfd);
      const { vrrp, checkers } = this.#bfdEvents;
      return new BfdProcess(configuration, {
        ...this.#ordinary('bfd', [vrrp.write, checkers.write]),
        start: () => ({ settings }),
      });
    });
  }

  /** @param isAsked whether the configuration gives it something to do */
  #wants(role: Role, isAsked: boolean): boolean {
    const { children, allChildren } = this.#options.options;
    return children[role] && (isAsked || allChildren);
  }

  #settings(pidFile: string): ChildSettings {
    const { options, logTargets } = this.#options;
    const { dumpConfig: dump, ignoreInterrupt } = options;
    return { ...logTargets, dump, pidFile, ignoreInterrupt };
  }

  /** @param started whenever it has been, but for the start of all */
  #ordinary(role: Role, bfdEvents: readonly number[], started: () => void = () => {}) {
    const { options, log, events } = this.#options;
    return {
      log,
      respawn: options.respawn,
      bfdEvents,
      events: {
        ...events,
        started: () => {
          this.#rounds.started(role);
          if (!this.#beginners.delete(role)) started();
        },
        reloaded: () => this.#rounds.reloaded(role),
      },
    };
  }
}

/** Who is there gets the new configuration; who is wanted and not there is started. */
function follow<Configuration, Process extends { reload(configuration: Configuration): void }>(
  process: Process | undefined,
  configuration: Configuration,
  isWanted: boolean,
  start: () => Process,
): Process | undefined {
  process?.reload(configuration);
  return process ?? (isWanted ? start() : undefined);
}
