import { constants } from 'node:os';
import type { Command, RouterPlan, ScriptOutcome } from '@kaconf/vrrp';
import { type Process, startProcess } from './process.ts';

/** Runs the track scripts; how they ended goes back to the engine. */
export class ScriptRunner {
  readonly #ended: (script: string, outcome: ScriptOutcome) => void;
  readonly #running = new Map<string, Process>();

  constructor(ended: (script: string, outcome: ScriptOutcome) => void) {
    this.#ended = ended;
  }

  run(plan: RouterPlan, name: string): void {
    const command = plan.scripts.find((script) => script.name === name)?.command;
    if (command) void this.#follow(name, command);
  }

  kill(name: string, signal: 'SIGTERM' | 'SIGKILL'): void {
    this.#running.get(name)?.killGroup(signal);
  }

  close(): void {
    for (const process of this.#running.values()) process.killGroup('SIGKILL');
    this.#running.clear();
  }

  async #follow(name: string, command: Command): Promise<void> {
    const process = await startProcess(command);
    this.#running.set(name, process);
    const result = await process.ended;
    // A reload may have replaced it meanwhile.
    if (this.#running.get(name) !== process) return;
    this.#running.delete(name);
    this.#ended(name, outcome(result));
  }
}

function outcome(result: Awaited<Process['ended']>): ScriptOutcome {
  if (result.exitCode !== undefined) return { type: 'exited', status: result.exitCode };
  if (result.signal !== undefined) return { type: 'signalled', signal: constants.signals[result.signal] };
  return { type: 'notStarted', reason: result.failure ?? 'it could not be started' };
}
