import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chronicle, openChronicle } from '../../chronicle.ts';
import { type Millis, now } from '../../clock.ts';
import type { Binary } from '../../daemon/binary.ts';
import type { LogLine } from '../../daemon/daemon.ts';
import type { Host } from '../../network/host.ts';
import { family, innerPid, readProc, signal } from '../../process/processes.ts';
import { pace } from './pace.ts';

export type Part = 'parent' | 'vrrp' | 'bfd';

/** A keepalived that is started again whenever it ends, as systemd does it. */
export interface Supervised extends AsyncDisposable {
  readonly host: Host;
  readonly log: Chronicle<LogLine>;
  /** Its process, as seen from here; undefined while there is none. */
  pid(part: Part): Promise<number | undefined>;
  signal(part: Part, name: NodeJS.Signals): Promise<void>;
  /** Resolves when there is a parent. */
  runs(): Promise<void>;
  /** All that runs on the host, with its command line, but for what was there before. */
  processes(): readonly string[];
  write(configuration: string): Promise<void>;
  /** Its log on the small file system, as far as there was room. */
  written(): Promise<readonly string[]>;
  emptyLog(): Promise<void>;
  /** SIGTERM, and it is not started again. Resolves when it has ended. @throws Error when that takes too long */
  stop(): Promise<void>;
}

export const DIRECTORY = '/run/chaos';
/** A file system that is soon full: for what is written beside the daemon's work. */
export const SMALL = `${DIRECTORY}/small`;
const CONFIGURATION = `${DIRECTORY}/keepalived.conf`;
const OVER = `${DIRECTORY}/over`;
const pidFiles: Readonly<Record<Part, string>> = {
  parent: `${DIRECTORY}/parent.pid`,
  vrrp: `${DIRECTORY}/vrrp.pid`,
  bfd: `${DIRECTORY}/bfd.pid`,
};

const PID_OPTIONS = ['-p', pidFiles.parent, '-r', pidFiles.vrrp, '-b', pidFiles.bfd];
const OPTIONS = ['-n', '-l', '-G', '-D', '-f', CONFIGURATION, ...PID_OPTIONS];
/** `Restart=always` with Debian's `KillMode=process`: who is left behind ends by itself. */
const LOOP = `until [ -e ${OVER} ]; do "$@"; sleep 0.2; done`;
const LOOP_TO_SMALL = `until [ -e ${OVER} ]; do "$@" 2>>${SMALL}/log; sleep 0.2; done`;
const PATIENCE: Millis = 20_000 * pace;

/** @param logsToSmall where its log goes to the small file system, nobody hears it */
export async function supervise(
  host: Host,
  binary: Binary,
  configuration: string,
  logsToSmall: boolean,
): Promise<Supervised> {
  const { root, init } = host.namespace;
  await mkdir(root + SMALL, { recursive: true });
  await host.exec(['mount', '-t', 'tmpfs', '-o', 'size=256k', 'small', SMALL]);
  await writeFile(root + CONFIGURATION, configuration);
  const before = new Set(family(init));
  const loop = logsToSmall ? LOOP_TO_SMALL : LOOP;
  const entry = host.start(['env', `TMPDIR=${SMALL}`, 'sh', '-c', loop, 'sh', ...binary.command, ...OPTIONS]);
  const log = openChronicle<LogLine>();
  for (const stream of [entry.stdout, entry.stderr]) {
    createInterface({ input: stream }).on('line', (text) => log.record({ time: now(), text }));
  }
  const members = () => [
    ...family(entry.pid ?? 0).slice(1),
    ...family(init).filter((pid) => !before.has(pid)),
  ];
  const pid = async (part: Part) => {
    const inner = Number(await readFile(root + pidFiles[part], 'utf8').catch(() => 'none'));
    return members().find((member) => innerPid(member) === inner && isKeepalived(member));
  };
  const send = async (part: Part, name: NodeJS.Signals) => {
    const found = await pid(part);
    if (found !== undefined) signal(found, name);
  };
  return {
    host,
    log,
    pid,
    signal: send,
    async runs() {
      for (const deadline = now() + PATIENCE; now() < deadline; await sleep(50)) {
        if ((await pid('parent')) !== undefined) return;
      }
      throw new Error(`${host.name} does not start`);
    },
    processes: () => members().map(commandOf).filter(Boolean),
    write: (next) => writeFile(root + CONFIGURATION, next),
    written: async () => (await readFile(`${root}${SMALL}/log`, 'utf8')).split('\n'),
    emptyLog: () => writeFile(`${root}${SMALL}/log`, ''),
    async stop() {
      await writeFile(root + OVER, '');
      const deadline = now() + PATIENCE;
      // One that is just being started may not listen yet.
      const asking = async () => {
        while (entry.nodeChildProcess.exitCode === null && now() < deadline) {
          await send('parent', 'SIGTERM');
          await sleep(500);
        }
      };
      await Promise.race([entry, asking()]);
      if (now() >= deadline)
        throw new Error(`${host.name} did not end: ${members().map(commandOf).join('; ')}`);
    },
    async [Symbol.asyncDispose]() {
      // Whoever is left holds the pipe of the log.
      const killing = setInterval(() => {
        for (const member of members()) signal(member, 'SIGKILL');
      }, 20);
      await entry;
      clearInterval(killing);
    },
  };
}

/** The pid file of one that was killed may name another process by now. */
function isKeepalived(pid: number): boolean {
  return commandOf(pid).includes(CONFIGURATION);
}

function commandOf(pid: number): string {
  const state = /^State:\s+Z/m.test(readProc(pid, 'status')) ? 'zombie ' : '';
  return (
    state +
    readProc(pid, state ? 'comm' : 'cmdline')
      .replaceAll('\0', ' ')
      .trim()
  );
}

/** How many descriptors a process has. */
export function descriptorsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
