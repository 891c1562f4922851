import { LASTING } from '@kaconf/change/lasting';
import type { Config } from '@kaconf/config';
import { KernelError, type ProcessCalls } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';
import type { Options } from '../options/options.ts';
import { type PidFiles, pidFiles } from '../options/pid-files.ts';

/**
 * What sets this daemon apart from others on the machine: its network namespace, of the command line or of the
 * configuration that it has started with, and the name of its instance.
 */
export class Identity {
  readonly #options: Options;
  #namespace: string | undefined;
  #instance: string | undefined;
  #usesPidFolder = false;
  #lasting: readonly unknown[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  /** Before the configuration is read: it is held against the interfaces there. @returns whether there is such a namespace */
  enterWanted(calls: ProcessCalls, log: Log): boolean {
    const { namespace } = this.#options;
    return namespace === undefined || enter(namespace, calls, log);
  }

  /** What is started from here on is in the namespace, too. @returns whether there is such a one */
  adopt(config: Config, calls: ProcessCalls, log: Log): boolean {
    const { net_namespace, instance, use_pid_dir } = config;
    this.#lasting = LASTING.map(({ valueIn }) => valueIn(config));
    const { namespace: wanted } = this.#options;
    this.#namespace = net_namespace?.name;
    this.#instance = instance;
    this.#usesPidFolder = use_pid_dir;
    if (this.#namespace === undefined) return true;
    if (wanted === undefined) return enter(this.#namespace, calls, log);
    log.info(`Overriding config net_namespace '${this.#namespace}' with command line namespace '${wanted}'`);
    return true;
  }

  /** Whether a new configuration may have its way: nobody becomes somebody else while running. */
  allows(config: Config, log: Pick<Log, 'info'>): boolean {
    const changed = LASTING.filter(({ keyword, valueIn }, index) => {
      const isOverridden = keyword === 'net_namespace' && this.#options.namespace !== undefined;
      return !isOverridden && valueIn(config) !== this.#lasting[index];
    });
    for (const { name } of changed) {
      log.info(`Cannot change ${name} at a reload - please restart keepalived`);
    }
    return changed.length === 0;
  }

  get namespace(): string | undefined {
    return this.#options.namespace ?? this.#namespace;
  }

  get umask(): number | undefined {
    return this.#options.umask;
  }

  get instance(): string | undefined {
    return this.#instance;
  }

  /** What syslog shows behind the name of a process. */
  get suffix(): string {
    return [this.namespace, this.#instance].map((name) => (name === undefined ? '' : `_${name}`)).join('');
  }

  get pidFiles(): PidFiles {
    const separate = { namespace: this.#namespace, instance: this.#instance, folder: this.#usesPidFolder };
    return pidFiles(this.#options, separate);
  }
}

function enter(namespace: string, calls: ProcessCalls, log: Log): boolean {
  try {
    calls.enterNetworkNamespace(namespace);
    return true;
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    log.info(error.message);
    log.error(`Unable to set network namespace ${namespace} - exiting`);
    return false;
  }
}
