import type { Config } from '@kaconf/config';
import type { ProcessCalls } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';

/** The network namespace of this daemon: of the command line, or of the configuration that it has started with. */
export class Namespace {
  readonly #wanted: string | undefined;
  readonly #log: Log;
  #configured: string | undefined;

  /** @param wanted `-s` */
  constructor(wanted: string | undefined, log: Log) {
    this.#wanted = wanted;
    this.#log = log;
  }

  get name(): string | undefined {
    return this.#wanted ?? this.#configured;
  }

  /** Before the configuration is read: it is held against the interfaces there. @throws KernelError */
  enterWanted(calls: ProcessCalls): void {
    if (this.#wanted !== undefined) calls.enterNetworkNamespace(this.#wanted);
  }

  /** What is started from here on is there, too. @throws KernelError */
  enterConfigured({ net_namespace }: Config, calls: ProcessCalls): void {
    this.#configured = net_namespace?.name;
    if (this.#configured === undefined) return;
    if (this.#wanted === undefined) calls.enterNetworkNamespace(this.#configured);
    else {
      const [other, ours] = [this.#configured, this.#wanted];
      this.#log.info(`Overriding config net_namespace '${other}' with command line namespace '${ours}'`);
    }
  }

  /** Whether a new configuration may have its way: nobody leaves a namespace while running. */
  allows({ net_namespace }: Config): boolean {
    const allowed = this.#wanted !== undefined || net_namespace?.name === this.#configured;
    if (!allowed) {
      this.#log.info('Cannot change network namespace at a reload - please restart keepalived');
    }
    return allowed;
  }
}
