import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import { type Millis, now } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { type Daemon, DETAIL, type LogLine, startDaemon } from '../daemon/daemon.ts';
import type { Host } from '../network/host.ts';
import { isInOwnKernel } from '../own-kernel/own-kernel.ts';
import { end } from '../process/spawn.ts';
import type { Scenario, Step } from './scenario.ts';

/** A host of a scenario with its keepalived, which may come and go. */
export interface Actor extends AsyncDisposable {
  readonly host: Host;
  /** Of all its keepalived, one after the other. */
  readonly log: Chronicle<LogLine>;
  /** What the notify FIFO gave. */
  readonly notifications: Chronicle<LogLine>;
  /** @throws Error when the step cannot be done */
  act(step: Step): Promise<void>;
}

/** What every configuration names as its pipe. */
export const FIFO = '/run/lab/notify';
/**
 * Comes before every configuration. Addresses are announced once only: an advert that crosses another's on the wire
 * would have them announced again, and that is luck.
 */
const PRELUDE = `global_defs {
    router_id lab
    script_user root
    vrrp_notify_fifo ${FIFO}
    vrrp_garp_master_delay 0
    vrrp_garp_lower_prio_repeat 0
}
`;
/** Everything takes its time in a kernel of its own. */
const PATIENCE: Millis = isInOwnKernel() ? 90_000 : 20_000;
const LAST_WORDS = 12;
const RUNS = /Startup complete/;
/** Runs, or has nothing to do, or is not willing to. */
const HAS_BEGUN = /Startup complete|no configuration to run|^Stopped Keepalived/;
/** A state is logged before its packets are on the wire, and read here before they are. */
const SETTLING: Millis = 200;

/**
 * @param more words of its command lines
 * @param detail how often `-D` is among them
 * @param prelude comes before every configuration
 */
export async function openActor(
  host: Host,
  binary: Binary,
  files: Scenario['files'],
  more: readonly string[] = [],
  detail: readonly string[] = DETAIL,
  prelude = PRELUDE,
): Promise<Actor> {
  await place(host, files);
  await host.exec(['mkfifo', FIFO]);
  // Opened for writing, too: a keepalived that goes is not the end.
  const reader = host.start(['sh', '-c', `exec cat 0<>${FIFO}`]);
  const notifications = openChronicle<LogLine>();
  createInterface({ input: reader.stdout }).on('line', (text) => notifications.record({ time: now(), text }));
  const log = openChronicle<LogLine>();
  const daemons = new Daemons(host, { binary, more, detail, prelude }, files, log);
  return {
    host,
    log,
    notifications,
    act: (step) => daemons.act(step),
    async [Symbol.asyncDispose]() {
      await daemons.stop();
      await end(reader);
    },
  };
}

/** Files with an absolute name, for scripts and what they look at; `/run` is the host's own. */
async function place(host: Host, files: Scenario['files']): Promise<void> {
  const { root } = host.namespace;
  await mkdir(`${root}/run/lab`);
  for (const [name, text] of files) {
    if (!name.startsWith('/')) continue;
    if (!name.startsWith('/run/')) throw new Error(`${name} is not below /run, which is each host's own`);
    await mkdir(dirname(root + name), { recursive: true });
    await writeFile(root + name, text);
    await chmod(root + name, 0o755);
  }
}

interface Program {
  readonly binary: Binary;
  /** Words of its command line. */
  readonly more: readonly string[];
  readonly detail: readonly string[];
  readonly prelude: string;
}

/** One keepalived at a time. */
class Daemons {
  readonly #host: Host;
  readonly #program: Program;
  readonly #files: Scenario['files'];
  readonly #log: Chronicle<LogLine>;
  #daemon: Daemon | undefined;
  /** How many lines of the log have been waited for. */
  #read = 0;

  constructor(host: Host, program: Program, files: Scenario['files'], log: Chronicle<LogLine>) {
    this.#host = host;
    this.#program = program;
    this.#files = files;
    this.#log = log;
  }

  async act({ verb, words }: Step): Promise<void> {
    switch (verb) {
      case 'start':
        return this.#start(this.#configuration(words), RUNS);
      case 'try':
        return this.#start(this.#configuration(words), HAS_BEGUN);
      case 'logs':
        return this.#logs(words);
      case 'run':
        return void (await this.#host.exec(['sh', '-c', words]));
      case 'reload':
        return this.#running().reload(this.#configuration(words));
      case 'signal':
        return this.#running().signal(words as NodeJS.Signals);
      case 'crash':
        return this.#running().crash();
      case 'freeze':
        return this.#running().freeze();
      case 'thaw':
        return this.#running().thaw();
      default:
        throw new Error(`no host does this: ${verb}`);
    }
  }

  async stop(): Promise<void> {
    await this.#daemon?.[Symbol.asyncDispose]();
  }

  async #start(configuration: string, sign: RegExp): Promise<void> {
    await this.stop();
    this.#read = this.#log.entries.length;
    const { binary, more, detail } = this.#program;
    const words = ['-i', this.#host.name, ...more];
    const daemon = await startDaemon(this.#host, binary, configuration, words, detail);
    this.#daemon = daemon;
    for (const line of daemon.log.entries) this.#log.record(line);
    daemon.log.follow(this.#log.record);
    await this.#next(sign);
    await sleep(SETTLING);
  }

  /** What comes next with these words; what was read already is not looked at again. */
  async #logs(words: string): Promise<void> {
    this.#read = this.#log.entries.indexOf(await this.#next(new RegExp(RegExp.escape(words)))) + 1;
    await sleep(SETTLING);
  }

  async #next(sign: RegExp): Promise<LogLine> {
    const { entries } = this.#log;
    const fits = (line: LogLine) => sign.test(line.text) && entries.indexOf(line) >= this.#read;
    const what = `${sign} in the log of ${this.#host.name}, which runs ${this.#program.binary.name},`;
    try {
      return await this.#log.waitFor(what, fits, PATIENCE);
    } catch (error) {
      const last = entries.slice(-LAST_WORDS).map(({ text }) => `  ${text}`);
      throw new Error([`${error}`, ...last].join('\n'));
    }
  }

  #running(): Daemon {
    if (!this.#daemon) throw new Error(`there is no keepalived on ${this.#host.name}`);
    return this.#daemon;
  }

  /** By name; its own, or that of all hosts. */
  #configuration(name: string): string {
    const names = name === '' ? [`${this.#host.name}.conf`, 'keepalived.conf'] : [name];
    const text = names.flatMap((one) => this.#files.get(one) ?? [])[0];
    if (text === undefined) throw new Error(`there is no ${names.join(' and no ')}`);
    return this.#program.prelude + text;
  }
}
