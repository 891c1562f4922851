import { KernelError, linuxKernel, type ProcessCalls } from '@kaconf/kernel';
import { planRouter, type RouterPlan } from '@kaconf/vrrp';
import type { Loaded, Refused } from '../config-test/load-config.ts';
import { EXIT } from '../exit-status.ts';
import { giveMemoryBack } from '../give-memory-back.ts';
import { createLogger, type Log } from '../logging/logger.ts';
import { logTargets } from '../logging/targets.ts';
import { thisMachine } from '../options/machine.ts';
import type { Options } from '../options/options.ts';
import { type PidFiles, pidFiles } from '../options/pid-files.ts';
import { versionString } from '../options/version.ts';
import { type LifeScript, lifeScript, runLifeScript } from './life-script.ts';
import { Namespace } from './namespace.ts';
import { notYet } from './not-yet.ts';
import { createPidFile, type PidFile } from './pid-file.ts';
import { VrrpProcess } from './vrrp-process.ts';

const LONGEST_INTERVAL_MS = 0x7fff_ffff;

/** The parent process from its first line to its last. Resolves with the exit status. */
export async function runDaemon(options: Options): Promise<number> {
  const log = createLogger({ process: 'Keepalived', ...logTargets(options) });
  const status = await new Daemon(options, log).run().catch((error: unknown) => {
    if (!(error instanceof KernelError)) throw error;
    log.error(error.message);
    return EXIT.fatal;
  });
  log.info(`Stopped ${versionString}`);
  return status;
}

function planLoaded({ config, resolveScript, surroundings }: Loaded): RouterPlan {
  return planRouter(config, resolveScript, surroundings);
}

class Daemon {
  readonly #options: Options;
  readonly #log: Log;
  readonly #namespace: Namespace;
  #pidFiles: PidFiles;
  #vrrp: VrrpProcess | undefined;
  #shutdownScript: LifeScript | undefined;
  #end: (status: number) => void = () => {};

  constructor(options: Options, log: Log) {
    this.#options = options;
    this.#log = log;
    this.#namespace = new Namespace(options.namespace, log);
    this.#pidFiles = pidFiles(options);
  }

  async run(): Promise<number> {
    const ended = new Promise<number>((resolve) => {
      this.#end = resolve;
    });
    this.#listen();
    this.#greet();
    const kernel = linuxKernel();
    this.#namespace.enterWanted(kernel.process);
    // A daemon without a child, or between two of them, has nothing else that keeps it alive.
    const alive = setInterval(() => {}, LONGEST_INTERVAL_MS);
    try {
      return await this.#live(kernel.process, ended);
    } finally {
      clearInterval(alive);
    }
  }

  async #live(calls: ProcessCalls, ended: Promise<number>): Promise<number> {
    const pidFile = await this.#start(calls, ended);
    if (typeof pidFile === 'number') return pidFile;
    giveMemoryBack();
    const status = await ended;
    await this.#vrrp?.stop();
    if (this.#shutdownScript) await runLifeScript(this.#shutdownScript, this.#log);
    pidFile.remove();
    return status;
  }

  /** Resolves with the exit status when that is not possible. What it has read is not needed behind it. */
  async #start(calls: ProcessCalls, ended: Promise<unknown>): Promise<PidFile | number> {
    const loaded = await this.#load();
    if (loaded.verdict === 'fatal') return loaded.status;
    this.#namespace.enterConfigured(loaded.config, calls);
    const { name: namespace } = this.#namespace;
    this.#pidFiles = pidFiles(this.#options, namespace === undefined ? {} : { namespace });
    // Children and scripts have it from here.
    process.umask(this.#options.umask ?? loaded.config.global_defs.umask);
    calls.setName('keepalived');
    const pidFile = createPidFile(this.#pidFiles.parent, calls);
    if (!pidFile) {
      this.#log.info('daemon is already running');
      return EXIT.fatal;
    }
    if (!(await this.#prepare(loaded, ended))) this.#startChildren(planLoaded(loaded), loaded);
    return pidFile;
  }

  /** @returns whether a signal has ended it all while the script ran */
  async #prepare({ config, resolveScript }: Loaded, ended: Promise<unknown>): Promise<boolean> {
    this.#shutdownScript = lifeScript('shutdown', config, resolveScript);
    const script = lifeScript('startup', config, resolveScript);
    if (!script) return false;
    const prepared = runLifeScript(script, this.#log).then(() => false);
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

  #startChildren(plan: RouterPlan, { unobeyed }: Loaded): void {
    const { children, allChildren, respawn } = this.#options;
    for (const line of notYet(unobeyed)) this.#log.warning(line);
    if (!children.vrrp || (plan.instances.length === 0 && !allChildren)) {
      this.#log.warning('Warning - keepalived has no configuration to run');
      return;
    }
    this.#vrrp = new VrrpProcess(plan, {
      settings: {
        ...logTargets(this.#options),
        dump: this.#options.dumpConfig,
        pidFile: this.#pidFiles.vrrp,
        keepAddresses: this.#options.keepVrrp,
      },
      respawn,
      log: this.#log,
      reloadWanted: () => void this.#reload(),
      lost: (status) => this.#end(status),
    });
  }

  /** A configuration that could not be started from changes nothing. */
  async #reload(): Promise<void> {
    this.#log.info('Reloading ...');
    const loaded = await this.#load();
    if (loaded.verdict === 'fatal' || !this.#namespace.allows(loaded.config)) {
      this.#log.error('The new configuration is refused, the old one goes on');
      return;
    }
    const plan = planLoaded(loaded);
    this.#shutdownScript = lifeScript('shutdown', loaded.config, loaded.resolveScript);
    if (this.#vrrp) this.#vrrp.reload(plan);
    else this.#startChildren(plan, loaded);
    this.#log.info('Reload complete');
    setImmediate(giveMemoryBack);
  }

  #listen(): void {
    const stop = () => {
      this.#log.info('Stopping');
      this.#end(0);
    };
    process.on('SIGTERM', stop);
    if (this.#options.ignoreInterrupt) process.on('SIGINT', () => {});
    else process.on('SIGINT', stop);
    process.on('SIGHUP', () => void this.#reload());
  }
}
