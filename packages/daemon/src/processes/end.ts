import type { Process } from './process.ts';

const PATIENCE_MS = 1000;

/** Asks a process and what it has started to end; who ignores that for a second is killed. */
export async function endProcess(process: Process): Promise<void> {
  process.killGroup('SIGTERM');
  const patience = setTimeout(() => process.killGroup('SIGKILL'), PATIENCE_MS);
  await process.ended;
  clearTimeout(patience);
}
