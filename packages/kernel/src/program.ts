import { closeSync } from 'node:fs';
import type { Addon, AddonProgram } from './addon.ts';
import { KernelError } from './kernel-error.ts';
import { loadAddon } from './load-addon.ts';
import type { ResourceLimit } from './processes.ts';

export interface ProgramStart {
  /** What it is told: its name, and its arguments. */
  readonly words: readonly string[];
  /** What is executed, found through PATH when it has no slash; by default the first word. */
  readonly file?: string;
  /** As whom it runs; as this process does when absent. */
  readonly uid?: number;
  readonly gid?: number;
  /** The further groups that it is in: where this process is root's, it is in no others. */
  readonly groups?: readonly number[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Its nice value, -20 to 19. */
  readonly nice: number;
  /** Hears what it writes, and what it has started writes after it; by default nobody does. */
  readonly hear?: (text: string) => void;
}

export type ProgramEnd =
  | { readonly type: 'exited'; readonly status: number }
  | { readonly type: 'signalled'; readonly signal: number };

export interface RunningProgram {
  readonly pid: number;
  /** Resolves when it has ended; its number may be another's from then on. */
  readonly ended: Promise<ProgramEnd>;
}

const UNCHANGED = -1;
const NOWHERE = -1;

/** Those that run, and who wants to know of their end. */
const running = new Map<number, (end: ProgramEnd) => void>();
let listens = false;

/**
 * Starts programs without a shell, one after the other, each the leader of a session of its own, its input nothing and its
 * output discarded unless somebody hears it; it gets SIGTERM when this process ends. A thread waits for them to begin. Node's own way copies the page
 * tables of this process first, milliseconds in which no advert leaves.
 *
 * @returns for each, when all have been started: the program, or why it cannot be run, ENOENT, EACCES …
 */
export async function startPrograms(
  starts: readonly ProgramStart[],
): Promise<readonly (RunningProgram | KernelError)[]> {
  const addon = loadAddon();
  if (!listens) process.on('SIGCHLD', () => findEnds(addon));
  listens = true;
  const programs = await Promise.all(starts.map((start) => completed(start, addon)));
  const pids = await addon.startPrograms(programs);
  for (const { output } of programs) if (output !== NOWHERE) closeSync(output);
  const started = pids.map((pid, index) => follow(pid, programs[index]?.file ?? ''));
  // Some may have ended before anybody knew whose numbers those are.
  findEnds(addon);
  return started;
}

/** The core files of programs that are started from here on, whatever the limit of this process is. */
export function limitProgramCores({ soft, hard }: ResourceLimit): void {
  loadAddon().limitProgramCores(soft, hard);
}

async function completed(start: ProgramStart, addon: Addon): Promise<AddonProgram> {
  const { words, file = words[0] ?? '', uid = UNCHANGED, gid = UNCHANGED, groups = [], nice } = start;
  const environment = Object.entries(start.environment).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  const output = start.hear ? await outputTo(start.hear, addon) : NOWHERE;
  return { file, words, environment, uid, gid, groups, nice, output };
}

/**
 * The end of a pipe to write to. Whoever still has it when this process ends does not keep it alive. Without a pipe the
 * program runs all the same, and what is heard is why.
 */
async function outputTo(hear: (text: string) => void, addon: Addon): Promise<number> {
  // Most of the time nobody hears.
  const { Socket } = await import('node:net');
  const ends = openOutputPipe(addon);
  if (ends instanceof KernelError) {
    hear(`${ends.message}\n`);
    return NOWHERE;
  }
  const [readEnd, writeEnd] = ends;
  const socket = new Socket({ fd: readEnd, readable: true, writable: false });
  socket.setEncoding('utf8').on('data', hear).unref();
  return writeEnd;
}

function openOutputPipe(addon: Addon): readonly [number, number] | KernelError {
  try {
    return addon.openOutputPipe();
  } catch (error) {
    return KernelError.from(error, 'open', 'a pipe for its output');
  }
}

/** @param pid or -errno */
function follow(pid: number, file: string): RunningProgram | KernelError {
  if (pid < 0) return new KernelError(-pid, 'run', file);
  const { promise: ended, resolve } = Promise.withResolvers<ProgramEnd>();
  running.set(pid, resolve);
  return { pid, ended };
}

/** One signal may stand for several ends, so all are asked; Node asks for those that it has started itself. */
function findEnds(addon: Addon): void {
  for (const [pid, ended] of running) {
    const end = addon.endOfProgram(pid);
    if (end === undefined) continue;
    running.delete(pid);
    ended(end < 0 ? { type: 'signalled', signal: -end } : { type: 'exited', status: end });
  }
}
