import {
  type Command,
  describeOption,
  explainErrno,
  type Ipvs,
  openIpvs,
  type Refused,
  type ServiceStatistics,
  type SyncDaemon,
  type SyncDaemonKey,
  type Table,
  type Timeouts,
} from '@kaconf/ipvs';
import { type GenericNetlink, type Kernel, KernelError } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';
import { loadModule } from './load-module.ts';
import type { WantedDaemon } from './wanted-daemon.ts';

const MODULE = 'ip_vs';
const STATES = ['master', 'backup'] as const;

/** IPVS in the kernel, which may have none: then nothing is done, as keepalived has it. */
export class KernelTable {
  readonly #kernel: Kernel;
  readonly #log: Log;
  readonly #loadModule: (name: string) => boolean;
  #socket: GenericNetlink | undefined;
  #ipvs: Ipvs | undefined;
  /** As they were before anything was changed. */
  #timeoutsBefore: Timeouts | undefined;

  constructor(kernel: Kernel, log: Log, load = loadModule) {
    this.#kernel = kernel;
    this.#log = log;
    this.#loadModule = load;
  }

  /** @param namespace of the network; undefined: this process's @returns whether there is IPVS, which else is said */
  open(namespace: string | undefined): boolean {
    if (this.#ipvs) return true;
    const first = this.#attempt(namespace);
    // The kernel may have it as a module that nobody has needed yet.
    const refusal = first && this.#loadModule(MODULE) ? this.#attempt(namespace) : first;
    if (!refusal) return true;
    this.#log.info(`IPVS: Can't initialize ipvs: ${explainErrno(refusal)}`);
    return false;
  }

  /** @returns what was refused; nothing is where there is no IPVS */
  apply(commands: readonly Command[]): readonly Refused[] {
    return this.#ipvs?.apply(commands) ?? [];
  }

  get isOpen(): boolean {
    return this.#ipvs !== undefined;
  }

  /** What is in it. */
  read(): Table {
    return this.#ipvs?.table() ?? [];
  }

  /** What it has counted; nothing where that is refused. */
  statistics(): readonly ServiceStatistics[] {
    let counted: readonly ServiceStatistics[] = [];
    const refusal = refusalOf(() => {
      counted = this.#ipvs?.statistics() ?? [];
    });
    if (refusal) this.#log.info(refusal.message);
    return counted;
  }

  /** How long it remembers connections, in seconds; for 0 holds what was before us. */
  keepConnections({ tcp, tcpfin, udp }: Timeouts): void {
    const wants = tcp + tcpfin + udp > 0;
    if (!this.#ipvs || (!wants && !this.#timeoutsBefore)) return;
    const ipvs = this.#ipvs;
    const refusal = refusalOf(() => {
      const before = this.#timeoutsBefore ?? ipvs.timeouts();
      this.#timeoutsBefore = before;
      ipvs.setTimeouts({ tcp: tcp || before.tcp, tcpfin: tcpfin || before.tcpfin, udp: udp || before.udp });
    });
    if (refusal) this.#log.info('Failed to set ipvs timeouts');
  }

  /**
   * Master and backup at once.
   *
   * @param before what is stopped first: what was wanted until now, and at the start whatever a predecessor has left
   */
  synchronise(daemon: WantedDaemon | undefined, before: WantedDaemon | 'unknown' | undefined): void {
    const goes = before === 'unknown' ? daemon !== undefined : before && !isSame(daemon, before);
    if (goes) this.stopSynchronising();
    if (!daemon || !this.#ipvs) return;
    for (const state of STATES) this.startDaemon({ ...daemon, state });
  }

  startDaemon(daemon: SyncDaemon): void {
    const refusal = refusalOf(() => this.#ipvs?.startDaemon(daemon));
    if (refusal) this.#log.info(describeOption('startDaemon', refusal));
  }

  stopDaemon(daemon: SyncDaemonKey): void {
    const refusal = refusalOf(() => this.#ipvs?.stopDaemon(daemon));
    if (refusal) this.#log.info(describeOption('stopDaemon', refusal));
  }

  /** Whether there is any does not matter. */
  stopSynchronising(): void {
    for (const state of STATES) refusalOf(() => this.#ipvs?.stopDaemon({ state, syncId: 0 }));
  }

  /** How long connections are remembered is as it was before us. */
  close(): void {
    this.keepConnections({ tcp: 0, tcpfin: 0, udp: 0 });
    this.#release();
  }

  #release(): void {
    this.#socket?.close();
    this.#socket = undefined;
    this.#ipvs = undefined;
  }

  #attempt(namespace: string | undefined): KernelError | undefined {
    const refusal = refusalOf(() => {
      const open = () => this.#kernel.openGenericNetlink('IPVS');
      this.#socket =
        namespace === undefined ? open() : this.#kernel.process.inNetworkNamespace(namespace, open);
      const ipvs = openIpvs(this.#socket);
      ipvs.info();
      this.#ipvs = ipvs;
    });
    if (refusal) this.#release();
    return refusal;
  }
}

function isSame(one: WantedDaemon | undefined, other: WantedDaemon): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function refusalOf(call: () => void): KernelError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof KernelError) return error;
    throw error;
  }
}
