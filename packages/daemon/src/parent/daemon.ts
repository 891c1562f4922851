import { KernelError, linuxKernel, type ProcessCalls, type ResourceLimit } from '@kaconf/kernel';
import type { Loaded, Refused } from '../config-test/load-config.ts';
import { EXIT } from '../exit-status.ts';
import { giveMemoryBackAtRest } from '../give-memory-back.ts';
import { createLogger, type Log } from '../logging/logger.ts';
import { type LogTargets, logTargets } from '../logging/targets.ts';
import { thisMachine } from '../options/machine.ts';
import type { Options } from '../options/options.ts';
import { versionString } from '../options/version.ts';
import { parentUsageText } from '../processes/cpu-usage.ts';
import { type PidFile, takePidFile } from '../processes/pid-file.ts';
import { parentName } from '../processes/process-settings.ts';
import { commandLineTexts } from './command-line-text.ts';
import { CoreDumps } from './core-dumps.ts';
import { Identity } from './identity.ts';
import { Operation } from './operation.ts';
import { ServiceManager } from './service-manager.ts';
import { onSignals } from './signals.ts';

const LONGEST_INTERVAL_MS = 0x7fff_ffff;

/** The parent process from its first line to its last. Resolves with the exit status. */
export function runDaemon(options: Options): Promise<number> {
  return new Daemon(options).run();
}

class Daemon {
  readonly #options: Options;
  readonly #identity: Identity;
  readonly #calls: ProcessCalls = linuxKernel().process;
  readonly #serviceManager: ServiceManager;
  #log: Log;
  #loadConfig: (() => Loaded | Refused) | undefined;
  /** Once it is known what it is to do. */
  readonly #operation = Promise.withResolvers<Operation>();
  readonly #ended = Promise.withResolvers<number>();

  constructor(options: Options) {
    this.#options = options;
    this.#identity = new Identity(options);
    this.#log = createLogger({ process: 'Keepalived', ...logTargets(options) });
    this.#serviceManager = new ServiceManager(linuxKernel(), this.#log);
  }

  async run(): Promise<number> {
    const status = await this.#run().catch((error: unknown) => {
      if (!(error instanceof KernelError)) throw error;
      this.#log.error(error.message);
      return EXIT.fatal;
    });
    if (this.#options.logDetail > 0) this.#log.info(parentUsageText());
    this.#log.info(`Stopped ${versionString}`);
    return status;
  }

  async #run(): Promise<number> {
    this.#listen();
    this.#greet();
    if (!this.#identity.enterWanted(this.#calls, this.#log)) return EXIT.ok;
    // A daemon without a child, or between two of them, has nothing else that keeps it alive.
    const alive = setInterval(() => {}, LONGEST_INTERVAL_MS);
    const coreDumps = new CoreDumps(this.#options, this.#calls, this.#log);
    try {
      return await this.#live(coreDumps.limitBefore);
    } finally {
      coreDumps.restore();
      clearInterval(alive);
    }
  }

  /** @param scriptCores what scripts have where this process may leave core files */
  async #live(scriptCores: ResourceLimit | undefined): Promise<number> {
    const pidFile = await this.#start(scriptCores);
    if (typeof pidFile === 'number') return pidFile;
    // Children wait for what is on its way to them: their plans, which may be long.
    giveMemoryBackAtRest(this.#calls);
    const status = await this.#ended.promise;
    const operation = await this.#operation.promise;
    await operation.stop();
    pidFile.remove();
    return status;
  }

  /** Resolves with the exit status when that is not possible. What it has read is not needed behind it. */
  async #start(scriptCores: ResourceLimit | undefined): Promise<PidFile | number> {
    const loaded = await this.#load();
    if (loaded.verdict === 'fatal') return loaded.status;
    const { config } = loaded;
    const { global_defs: globals } = config;
    if (!this.#identity.adopt(config, this.#calls, this.#log)) return EXIT.ok;
    this.#nameLog();
    // Children and scripts have it from here.
    process.umask(this.#options.umask ?? globals.umask);
    this.#calls.setName(parentName(globals));
    const pidFile = takePidFile(this.#identity.pidFiles, this.#calls, this.#log);
    if (!pidFile) {
      this.#log.info('daemon is already running');
      return EXIT.ok;
    }
    if (globals.max_auto_priority === 0) {
      this.#log.info(
        'NOTICE: setting config option max_auto_priority should result in better keepalived performance',
      );
    }
    const operation = this.#operate(scriptCores);
    this.#operation.resolve(operation);
    await operation.start(loaded, this.#ended.promise);
    return pidFile;
  }

  #operate(scriptCores: ResourceLimit | undefined): Operation {
    return new Operation({
      options: this.#options,
      identity: this.#identity,
      log: this.#log,
      logTargets: this.#logTargets,
      serviceManager: this.#serviceManager,
      scriptCores,
      load: () => this.#load(),
      stop: () => this.#stop(),
      lost: (status) => this.#ended.resolve(status),
    });
  }

  /** From here on syslog shows which of several daemons speaks. */
  #nameLog(): void {
    const { suffix } = this.#identity;
    if (suffix === '') return;
    this.#log.info(`Changing syslog ident to Keepalived${suffix}`);
    this.#log = createLogger({ process: 'Keepalived', ...this.#logTargets });
  }

  get #logTargets(): LogTargets {
    return logTargets(this.#options, this.#identity.suffix);
  }

  #greet(): void {
    this.#log.info(`Starting ${versionString}`);
    this.#log.info(`Running on ${thisMachine().kernel}`);
    for (const text of commandLineTexts([process.argv0, ...process.argv.slice(2)])) this.#log.info(text);
  }

  async #load(): Promise<Loaded | Refused> {
    // The grammar is loaded with the first configuration, and by this process only.
    const { configLoader } = await import('../config-test/load-config.ts');
    this.#loadConfig ??= configLoader(this.#options);
    const loaded = this.#loadConfig();
    for (const line of loaded.lines) this.#log.info(line);
    return loaded;
  }

  #stop(): void {
    this.#log.info('Stopping');
    this.#serviceManager.stopping();
    this.#ended.resolve(EXIT.ok);
  }

  #listen(): void {
    const operation = this.#operation.promise;
    onSignals(linuxKernel(), this.#options.ignoreInterrupt, {
      stop: () => this.#stop(),
      reload: () => void operation.then((it) => it.reload()),
      dump: (what) => void operation.then((it) => it.dump(what)),
    });
  }
}
