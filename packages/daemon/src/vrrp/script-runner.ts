import type { RouterPlan, ScriptOutcome } from '@kaconf/vrrp';
import { endProcess } from '../processes/end.ts';
import type { Ending, Process } from '../processes/process.ts';
import { isShortage } from '../processes/shortage.ts';
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
    if (command) void this.#follow(name, this.#starter.startAhead(command));
  }

  kill(name: string, signal: 'SIGTERM' | 'SIGKILL'): void {
    void this.#running.get(name)?.then((process) => process.killGroup(signal));
  }

  /** How it ends is no news any more. */
  async drop(name: string): Promise<void> {
    const starting = this.#running.get(name);
    this.#running.delete(name);
    if (starting) await endProcess(await starting);
  }

  /** Resolves when all have ended. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.drop(name)));
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

function outcome(ending: Ending): ScriptOutcome {
  if (ending.type !== 'notStarted') return ending;
  const { failure } = ending;
  return { type: isShortage(failure) ? 'notTried' : 'notStarted', reason: failure.message };
}
