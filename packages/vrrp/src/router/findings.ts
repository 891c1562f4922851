import type { RouterPlan } from '../plan/plan.ts';
import { foundProcesses, type Process } from '../track/process.ts';

/** What files and processes are found to be when a plan begins, by the names of their plans. */
export interface Findings {
  readonly files: Readonly<Record<string, number>>;
  readonly processes: Readonly<Record<string, number>>;
}

/** No file, and nobody runs anything. */
export const NOTHING_FOUND: Findings = { files: {}, processes: {} };

export function processesFound({ processes }: RouterPlan, found: Findings): Record<string, Process> {
  const entries = processes.map((plan) => [plan.name, foundProcesses(plan, found.processes[plan.name] ?? 0)]);
  return Object.fromEntries(entries);
}
