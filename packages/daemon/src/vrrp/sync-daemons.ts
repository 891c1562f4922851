import type { SyncDaemon } from '@kaconf/ipvs';
import type { Kernel } from '@kaconf/kernel';
import type { Notification } from '@kaconf/vrrp';
import { KernelTable } from '../ipvs/kernel-table.ts';
import type { WantedDaemon } from '../ipvs/wanted-daemon.ts';
import type { Log } from '../logging/logger.ts';

/** `lvs_sync_daemon` with an instance: where that one is master connections are told of, elsewhere they are heard of. */
export interface SyncPlan {
  readonly instance: string;
  readonly daemon: WantedDaemon;
  /** `net_namespace_ipvs` */
  readonly namespace: string | undefined;
}

/** The threads of the kernel that keep connections on two machines alike. */
export class SyncDaemons {
  readonly #log: Log;
  readonly #table: KernelTable;
  #plan: SyncPlan | undefined;
  #state: SyncDaemon['state'] | undefined;

  constructor(kernel: Kernel, log: Log, load?: (module: string) => boolean) {
    this.#log = log;
    this.#table = new KernelTable(kernel, log, load);
  }

  /** At the start and at a reload. @returns whether there is IPVS, or no need of it */
  follow(plan: SyncPlan | undefined): boolean {
    const before = this.#plan;
    const state = this.#state ?? 'backup';
    this.#plan = plan;
    if (before && JSON.stringify(before) !== JSON.stringify(plan)) this.#leave(before);
    if (!plan) return true;
    this.#log.debug(before ? 'Reinitializing ipvs' : 'Initializing ipvs');
    if (!this.#table.open(plan.namespace)) return false;
    if (this.#state === undefined) this.#begin(state);
    return true;
  }

  /** What has become of an instance, before anybody is told. */
  notify({ subject, name, event }: Pick<Notification, 'subject' | 'name' | 'event'>): void {
    if (subject !== 'INSTANCE' || name !== this.#plan?.instance) return;
    if (event === 'MASTER') this.#become('master');
    if (event === 'BACKUP' || event === 'FAULT') this.#become('backup');
  }

  close(): void {
    if (this.#plan) this.#leave(this.#plan);
    this.#table.close();
  }

  #become(state: SyncDaemon['state']): void {
    if (this.#plan === undefined || this.#state === state) return;
    this.#leave(this.#plan);
    this.#begin(state);
  }

  #begin(state: SyncDaemon['state']): void {
    if (!this.#plan) return;
    this.#table.startDaemon({ ...this.#plan.daemon, state });
    this.#state = state;
  }

  #leave({ daemon: { syncId } }: SyncPlan): void {
    if (this.#state === undefined) return;
    this.#table.stopDaemon({ state: this.#state, syncId });
    this.#state = undefined;
  }
}
