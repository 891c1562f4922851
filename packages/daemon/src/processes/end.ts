import type { Process } from './process.ts';

const PATIENCE_MS = 1000;

/** Asks a process and what it has started to end; who ignores that for a second is killed. */
export async function endProcess(process: Process): Promise<void> {
  if (process.killGroup('SIGTERM')) await awaitEnd(process);
}

/** Resolves when it has ended by itself or, after a second, been killed; or when this process may not do that. */
export async function awaitEnd(process: Process): Promise<void> {
  const { promise: outOfReach, resolve } = Promise.withResolvers<void>();
  const patience = setTimeout(() => {
    if (!process.killGroup('SIGKILL')) resolve();
  }, PATIENCE_MS);
  await Promise.race([process.ended, outOfReach]);
  clearTimeout(patience);
}
