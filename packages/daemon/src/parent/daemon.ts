import type { Config } from '@kaconf/config';
import { KernelError, linuxKernel, type ProcessCalls, type ResourceLimit } from '@kaconf/kernel';
import type { Loaded, Refused } from '../config-test/load-config.ts';
import { Control } from '../control/control.ts';
import type { Preview } from '../control/protocol.ts';
import { EXIT } from '../exit-status.ts';
import { giveMemoryBack, giveMemoryBackAtRest } from '../give-memory-back.ts';
import { createLogger, type Log } from '../logging/logger.ts';
import { logTargets } from '../logging/targets.ts';
import type { WhatToDump } from '../messages.ts';
import { thisMachine } from '../options/machine.ts';
import type { Options } from '../options/options.ts';
import { versionString } from '../options/version.ts';
import { parentName } from '../processes/process-settings.ts';
import { Children } from './children.ts';
import { CoreDumps } from './core-dumps.ts';
import { Identity } from './identity.ts';
import { type LifeScript, lifeScript, runLifeScript } from './life-script.ts';
import { notYet } from './not-yet.ts';
import { writeParentData } from './parent-dump.ts';
import { type PidFile, takePidFile } from './pid-file.ts';
import { Reloads } from './reloads.ts';
import { ServiceManager } from './service-manager.ts';
import { onSignals } from './signals.ts';
import { vrrpConfiguration } from './vrrp-configuration.ts';

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
  /** What scripts have where this process may leave core files. */
  #scriptCores: ResourceLimit | undefined;
  #reloads: Reloads | undefined;
  #control: Control | undefined;
  #children: Children | undefined;
  #childWaitMs = 0;
  #shutdownScript: LifeScript | undefined;
  #end: (status: number) => void = () => {};
  /** The children have been started: what is asked for while the startup script runs waits for that. */
  readonly #begun = Promise.withResolvers<void>();

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
    this.#log.info(`Stopped ${versionString}`);
    return status;
  }

  async #run(): Promise<number> {
    const ended = new Promise<number>((resolve) => {
      this.#end = resolve;
    });
    this.#listen();
    this.#greet();
    if (!this.#identity.enterWanted(this.#calls, this.#log)) return EXIT.ok;
    // A daemon without a child, or between two of them, has nothing else that keeps it alive.
    const alive = setInterval(() => {}, LONGEST_INTERVAL_MS);
    const coreDumps = new CoreDumps(this.#options, this.#calls, this.#log);
    this.#scriptCores = coreDumps.limitBefore;
    try {
      return await this.#live(ended);
    } finally {
      coreDumps.restore();
      clearInterval(alive);
    }
  }

  async #live(ended: Promise<number>): Promise<number> {
    const pidFile = await this.#start(ended);
    if (typeof pidFile === 'number') return pidFile;
    giveMemoryBack(this.#calls);
    const status = await ended;
    this.#control?.close();
    this.#reloads?.close();
    await this.#children?.stop(this.#childWaitMs);
    if (this.#shutdownScript) await runLifeScript(this.#shutdownScript, this.#log, this.#output);
    pidFile.remove();
    return status;
  }

  /** Resolves with the exit status when that is not possible. What it has read is not needed behind it. */
  async #start(ended: Promise<unknown>): Promise<PidFile | number> {
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
    this.#reloads = new Reloads(linuxKernel(), this.#options, this.#log, () => void this.#reload());
    this.#follow(config);
    this.#planEnd(loaded);
    this.#control = new Control({
      files: this.#identity.pidFiles,
      log: this.#log,
      vrrp: () => this.#children?.vrrp,
      preview: () => this.#preview(),
      metrics: this.#options.metrics,
    });
    await this.#control.open();
    if (!(await this.#prepare(loaded, ended))) {
      this.#startChildren(loaded);
      this.#begun.resolve();
    }
    return pidFile;
  }

  /** From here on syslog shows which of several daemons speaks. */
  #nameLog(): void {
    const { suffix } = this.#identity;
    if (suffix === '') return;
    this.#log.info(`Changing syslog ident to Keepalived${suffix}`);
    this.#log = createLogger({ process: 'Keepalived', ...this.#logTargets() });
  }

  /** Of scripts. */
  get #output(): Log | undefined {
    return this.#options.logScripts ? this.#log : undefined;
  }

  #logTargets() {
    return logTargets(this.#options, this.#identity.suffix);
  }

  #planEnd({ config, resolveScript }: Loaded): void {
    this.#childWaitMs = config.child_wait_time / 1000;
    this.#shutdownScript = lifeScript('shutdown', config, resolveScript);
  }

  /** @returns whether a signal has ended it all while the script ran */
  async #prepare({ config, resolveScript }: Loaded, ended: Promise<unknown>): Promise<boolean> {
    const script = lifeScript('startup', config, resolveScript);
    if (!script) return false;
    const prepared = runLifeScript(script, this.#log, this.#output).then(() => false);
    return Promise.race([prepared, ended.then(() => true)]);
  }

  #greet(): void {
    this.#log.info(`Starting ${versionString}`);
    this.#log.info(`Running on ${thisMachine().kernel}`);
    this.#log.info(
      `Command line: ${['keepalived', ...process.argv.slice(2)].map((word) => `'${word}'`).join(' ')}`,
    );
  }

  async #load(): Promise<Loaded | Refused> {
    // The grammar is loaded with the first configuration, and by this process only.
    const { loadConfig } = await import('../config-test/load-config.ts');
    const loaded = loadConfig(this.#options);
    for (const line of loaded.lines) this.#log.info(line);
    return loaded;
  }

  #startChildren(loaded: Loaded): void {
    for (const line of notYet(loaded.unobeyed)) this.#log.warning(line);
    this.#children = new Children({
      options: this.#options,
      identity: this.#identity,
      logTargets: this.#logTargets(),
      scriptCores: this.#scriptCores,
      log: this.#log,
      isMaintenance: () => this.#control?.isMaintenance ?? false,
      ready: (what) => this.#isReady(`${what} complete`),
      events: {
        reloadWanted: () => void this.#reload(),
        gone: () => this.#stop(),
        lost: (status) => this.#end(status),
      },
    });
    if (this.#children.follow(loaded)) return;
    this.#log.warning('Warning - keepalived has no configuration to run');
    this.#serviceManager.ready();
  }

  /** What the configuration says of its own replacement. */
  #follow({ global_defs }: Config): void {
    this.#reloads?.follow(global_defs, this.#identity.pidFiles.reload);
  }

  /** Undefined when it does not pass the test that the one before asks for. */
  async #loadAnew(): Promise<Loaded | Refused | undefined> {
    if (!this.#reloads?.passes()) return undefined;
    this.#log.info('Reloading ...');
    return this.#reloads.reading(() => this.#load());
  }

  async #reload(): Promise<void> {
    await this.#begun.promise;
    // Without descriptors or without a disk there is no reading: the daemon goes on with what it knows.
    await this.#replace().catch((error: Error) => {
      this.#log.error(`The new configuration cannot be read, the old one goes on: ${reasonOf(error)}`);
    });
    giveMemoryBackAtRest(this.#calls);
    this.#reloads?.goOn();
  }

  /** A configuration that could not be started from changes nothing. */
  async #replace(): Promise<void> {
    const loaded = await this.#loadAnew();
    if (loaded === undefined) return;
    if (loaded.verdict === 'fatal' || !this.#identity.allows(loaded.config, this.#log)) {
      this.#log.error('The new configuration is refused, the old one goes on');
      return;
    }
    this.#calls.setName(parentName(loaded.config.global_defs));
    this.#follow(loaded.config);
    this.#planEnd(loaded);
    this.#serviceManager.reloading();
    if (!this.#children) this.#startChildren(loaded);
    else if (!this.#children.follow(loaded)) this.#serviceManager.ready();
  }

  /** What a reload would do. */
  async #preview(): Promise<Preview> {
    const { previewReload } = await import('../control/preview.ts');
    const preview = previewReload({
      options: this.#options,
      isTested: this.#reloads?.areTested ?? false,
      current: this.#children?.vrrp?.configuration,
      allows: (config, log) => this.#identity.allows(config, log),
      configurationOf: (loaded) => vrrpConfiguration(loaded, this.#identity),
    });
    giveMemoryBackAtRest(this.#calls);
    return preview;
  }

  #isReady(text: string): void {
    this.#log.info(text);
    this.#serviceManager.ready();
  }

  #stop(): void {
    this.#log.info('Stopping');
    this.#serviceManager.stopping();
    this.#end(EXIT.ok);
  }

  #dump(what: WhatToDump): void {
    this.#children?.dump(what);
    const vrrp = this.#children?.vrrp;
    if (vrrp && what === 'data') writeParentData(vrrp.configuration.dumps, this.#log);
  }

  #listen(): void {
    onSignals(linuxKernel(), this.#options.ignoreInterrupt, {
      stop: () => this.#stop(),
      reload: () => void this.#reload(),
      dump: (what) => this.#dump(what),
    });
  }
}

/** Of a bug of ours also where it is. */
function reasonOf(error: Error): string {
  return 'errno' in error ? error.message : (error.stack ?? error.message);
}
