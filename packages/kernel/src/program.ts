import type { Addon } from './addon.ts';
import { attempt } from './kernel-error.ts';
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
}

export type ProgramEnd =
  | { readonly type: 'exited'; readonly status: number }
  | { readonly type: 'signalled'; readonly signal: number };

type Ended = (end: ProgramEnd) => void;

const UNCHANGED = -1;

/** Those that run, and who wants to know of their end. */
const running = new Map<number, Ended>();
let listens = false;

/**
 * Starts a program without a shell, the leader of a session of its own, its input and output discarded; it gets SIGTERM
 * when this process ends. Node's own way copies the page tables of this process first, milliseconds in which no advert
 * leaves.
 *
 * @param ended is told how it ended
 * @returns its pid
 * @throws KernelError ENOENT, EACCES … when it cannot be run
 */
export function startProgram(start: ProgramStart, ended: Ended): number {
  const {
    words,
    file = words[0] ?? '',
    uid = UNCHANGED,
    gid = UNCHANGED,
    groups = [],
    environment,
    nice,
  } = start;
  const addon = loadAddon();
  if (!listens) process.on('SIGCHLD', () => findEnds(addon));
  listens = true;
  const variables = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  const pid = attempt('run', file, () =>
    addon.startProgram(file, words, variables, uid, gid, Uint32Array.from(groups), nice),
  );
  running.set(pid, ended);
  return pid;
}

/** The core files of programs that are started from here on, whatever the limit of this process is. */
export function limitProgramCores({ soft, hard }: ResourceLimit): void {
  loadAddon().limitProgramCores(soft, hard);
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
