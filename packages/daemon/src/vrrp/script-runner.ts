import { constants } from 'node:os';
import type { RouterPlan, ScriptOutcome } from '@kaconf/vrrp';
import type { Ending, Process } from '../processes/process.ts';
import type { Starter } from '../processes/starter.ts';

/** Runs the track scripts; how they ended goes back to the engine. */
export class ScriptRunner {
  readonly #starter: Starter;
  readonly #ended: (script: string, outcome: ScriptOutcome) => void;
  /** From the moment that they are asked for. */
  readonly #running = new Map<string, Promise<Process>>();

  constructor(starter: Starter, ended: (script: string, outcome: ScriptOutcome) => void) {
    this.#starter = starter;
    this.#ended = ended;
  }

  run(plan: RouterPlan, name: string): void {
    const command = plan.scripts.find((script) => script.name === name)?.command;
    if (command) void this.#follow(name, this.#starter.start(command));
  }

  kill(name: string, signal: 'SIGTERM' | 'SIGKILL'): void {
    void this.#running.get(name)?.then((process) => process.killGroup(signal));
  }

  close(): void {
    for (const name of this.#running.keys()) this.kill(name, 'SIGKILL');
    this.#running.clear();
  }

  async #follow(name: string, starting: Promise<Process>): Promise<void> {
    this.#running.set(name, starting);
    const ending = await (await starting).ended;
    // A reload may have replaced it meanwhile.
    if (this.#running.get(name) !== starting) return;
    this.#running.delete(name);
    this.#ended(name, outcome(ending));
  }
}

function outcome({ exitCode, signal, failure }: Ending): ScriptOutcome {
  if (exitCode !== undefined) return { type: 'exited', status: exitCode };
  if (signal !== undefined) return { type: 'signalled', signal: constants.signals[signal] };
  return { type: 'notStarted', reason: failure?.message ?? 'it could not be started' };
}
