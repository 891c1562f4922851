import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import { type Millis, now } from '../clock.ts';
import type { Host } from '../network/host.ts';
import { children, family, firstChild, innerPid, signal } from '../process/processes.ts';
import type { Background } from '../process/spawn.ts';
import type { Binary } from './binary.ts';

export interface LogLine {
  readonly time: Millis;
  /** Without keepalived's own date. */
  readonly text: string;
}

export type VrrpState = 'MASTER' | 'BACKUP' | 'FAULT';

/** A keepalived on a host, one at a time. Disposing of it kills it. */
export interface Daemon extends AsyncDisposable {
  readonly host: Host;
  /** The parent process, as seen from here. */
  readonly pid: number;
  readonly log: Chronicle<LogLine>;
  /** The process that speaks VRRP, as its pid file says. @throws Error when there is none */
  vrrpChild(): Promise<number>;
  /** The process that checks real servers. @throws Error when there is none */
  checkerChild(): Promise<number>;
  /** To the parent only, as an administrator does. */
  signal(name: NodeJS.Signals): void;
  /** As when the power fails: all its processes at once, without a word. */
  crash(): Promise<void>;
  /** SIGSTOP to all its processes. */
  freeze(): void;
  /** SIGCONT to all its processes. */
  thaw(): void;
  /** Replaces the configuration and sends SIGHUP. */
  reload(configuration: string): Promise<void>;
  /** Waits for `(VI_1) Entering MASTER STATE` in the log. @throws Error also when the daemon ends before */
  enters(state: VrrpState, within: Millis, after?: Millis, instance?: string): Promise<LogLine>;
  /** Settles when the parent has ended. */
  readonly ended: Promise<unknown>;
}

/** On the host itself, a directory that vanishes with it: of its pid files and its dumps, too. */
export const DIRECTORY = '/run/testlab';
const CONFIGURATION = `${DIRECTORY}/keepalived.conf`;
const VRRP_PID_FILE = `${DIRECTORY}/vrrp.pid`;
const CHECKERS_PID_FILE = `${DIRECTORY}/checkers.pid`;

/** In the foreground, logging to our console. */
const OPTIONS = [
  ...['-n', '-l', '-f', CONFIGURATION],
  ...['-p', `${DIRECTORY}/parent.pid`, '-r', VRRP_PID_FILE],
  ...['-c', CHECKERS_PID_FILE, '-b', `${DIRECTORY}/bfd.pid`],
];

export const DETAIL: readonly string[] = ['-D'];

/** Where there is no syslog, the C library writes each line to the machine's own console, which may take a millisecond. */
const QUIETLY = ['-G'];

/**
 * @param more words of the command line; only `-S` has it log to syslog, too
 * @param detail how often it has `-D`
 * @throws Error when the program does not start
 */
export async function startDaemon(
  host: Host,
  binary: Binary,
  configuration: string,
  more: readonly string[] = [],
  detail: readonly string[] = DETAIL,
): Promise<Daemon> {
  const { root } = host.namespace;
  await mkdir(root + DIRECTORY, { recursive: true });
  await writeFile(root + CONFIGURATION, configuration);
  const words = [...OPTIONS, ...detail, ...(more.includes('-S') ? [] : QUIETLY), ...more];
  const entry = host.start(['env', `TMPDIR=${DIRECTORY}`, ...binary.command, ...words]);
  const log = logOf(entry);
  const { nodeChildProcess } = entry;
  // Once it has ended, its process ID may be another's.
  const hasEnded = () => nodeChildProcess.exitCode !== null || nodeChildProcess.signalCode !== null;
  const pid = await firstChild(entry.pid ?? 0, hasEnded);
  const living = () => (hasEnded() ? [] : family(pid));
  const everyone = (name: NodeJS.Signals) => {
    for (const member of living()) signal(member, name);
  };
  const toParent = (name: NodeJS.Signals) => {
    for (const parent of living().slice(0, 1)) signal(parent, name);
  };
  const crash = async () => {
    // Stopped first: none of them sees another die, so none says good-bye or is restarted.
    everyone('SIGSTOP');
    everyone('SIGKILL');
    // A child that has outlived its parent has what it writes to open still.
    if (hasEnded())
      for (const stream of [nodeChildProcess.stdout, nodeChildProcess.stderr]) stream?.destroy();
    await released(entry);
  };
  return {
    host,
    pid,
    log,
    crash,
    ended: entry,
    vrrpChild: async () => childWith(pid, Number(await readFile(root + VRRP_PID_FILE, 'utf8'))),
    checkerChild: async () => childWith(pid, Number(await readFile(root + CHECKERS_PID_FILE, 'utf8'))),
    signal: toParent,
    freeze: () => everyone('SIGSTOP'),
    thaw() {
      everyone('SIGCONT');
      // nsenter has stopped with it.
      entry.kill('SIGCONT');
    },
    async reload(next) {
      await writeFile(root + CONFIGURATION, next);
      toParent('SIGHUP');
    },
    enters(state, within, after = 0, instance = 'VI_1') {
      const text = `(${instance}) Entering ${state} STATE`;
      const fits = (line: LogLine) => line.time >= after && line.text.startsWith(text);
      return Promise.race([log.waitFor(`${host.name}: ${text}`, fits, within), lastWords(host, log, entry)]);
    },
    [Symbol.asyncDispose]: crash,
  };
}

async function lastWords(host: Host, log: Chronicle<LogLine>, entry: Background): Promise<never> {
  await entry;
  const lines = log.entries.slice(-5).map((line) => `  ${line.text}`);
  throw new Error([`keepalived on ${host.name} has ended. It said:`, ...lines].join('\n'));
}

/** nsenter stops when what it started is stopped, sooner or later; it has to go on to reap it. */
async function released(entry: Background): Promise<void> {
  const waking = setInterval(() => entry.kill('SIGCONT'), 5);
  await entry;
  clearInterval(waking);
}

function logOf(process: Background): Chronicle<LogLine> {
  const log = openChronicle<LogLine>();
  for (const stream of [process.stdout, process.stderr]) {
    createInterface({ input: stream }).on('line', (line) => log.record({ time: now(), text: undated(line) }));
  }
  return log;
}

/** `Fri Nov 21 09:40:12 2025: text` */
function undated(line: string): string {
  return line.replace(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}: /, '');
}

function childWith(parent: number, inner: number): number {
  const child = children(parent).find((pid) => innerPid(pid) === inner);
  if (child === undefined)
    throw new Error(`process ${parent} has no child ${inner}, which its pid file names`);
  return child;
}
