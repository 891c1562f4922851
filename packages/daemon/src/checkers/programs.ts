import type { CheckerPlan, ProgramEnd, Programs, RunningProgram } from '@kaconf/healthcheck';
import type { Command } from '@kaconf/vrrp';
import { endProcess } from '../processes/end.ts';
import type { Ending, Process } from '../processes/process.ts';
import { isShortage } from '../processes/shortage.ts';
import type { Starter } from '../processes/starter.ts';

type Script = Extract<CheckerPlan, { readonly type: 'MISC_CHECK' }>['script'];

/** Runs the programs of MISC_CHECK, before notify scripts that wait. */
export class CheckerPrograms implements Programs {
  readonly #starter: Starter;
  readonly #commandOf: (script: Script) => Command | undefined;
  readonly #running = new Set<CheckerProgram>();

  /** @param commandOf what a script is on this machine */
  constructor(starter: Starter, commandOf: (script: Script) => Command | undefined) {
    this.#starter = starter;
    this.#commandOf = commandOf;
  }

  start(script: Script, ended: (end: ProgramEnd) => void): RunningProgram {
    const command = this.#commandOf(script) ?? { words: script.words };
    const program = new CheckerProgram(this.#starter.startAhead(command), ended);
    this.#running.add(program);
    void program.gone.then(() => this.#running.delete(program));
    return program;
  }

  /** Resolves when all have ended; how is no news any more. */
  async close(): Promise<void> {
    await Promise.all([...this.#running].map((program) => program.end()));
  }
}

class CheckerProgram implements RunningProgram {
  pid: number | undefined;
  /** Resolves when it has ended. */
  readonly gone: Promise<void>;
  readonly #starting: Promise<Process>;
  #isDropped = false;

  constructor(starting: Promise<Process>, ended: (end: ProgramEnd) => void) {
    this.#starting = starting;
    this.gone = this.#follow(ended);
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    void this.#starting.then((process) => process.killGroup(signal));
  }

  drop(): void {
    void this.end();
  }

  async end(): Promise<void> {
    this.#isDropped = true;
    await endProcess(await this.#starting);
  }

  async #follow(ended: (end: ProgramEnd) => void): Promise<void> {
    const process = await this.#starting;
    this.pid = process.pid;
    const ending = await process.ended;
    if (!this.#isDropped) ended(endOf(ending));
  }
}

function endOf(ending: Ending): ProgramEnd {
  if (ending.type !== 'notStarted') return ending;
  const { failure } = ending;
  return { type: isShortage(failure) ? 'notTried' : 'notStarted', reason: failure.message };
}
