import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@kaconf/config';
import type { Command, ResolveScript } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { type Ending, type Process, startProcesses } from '../processes/process.ts';

/** What runs before everything else is started, or when everything else has ended. */
export interface LifeScript {
  readonly kind: 'startup' | 'shutdown';
  readonly command: Command;
  readonly timeoutMs: number;
}

export function lifeScript(
  kind: LifeScript['kind'],
  { global_defs }: Config,
  resolve: ResolveScript,
): LifeScript | undefined {
  const script = global_defs[`${kind}_script`];
  const command = script && resolve(script);
  return command && { kind, command, timeoutMs: global_defs[`${kind}_script_timeout`] / 1000 };
}

/** What a script that has overstayed gets, and how long that may take. */
const PUSHES = [
  { signal: 'SIGTERM', ms: 2000 },
  { signal: 'SIGKILL', ms: 2000 },
  { signal: 'SIGKILL', ms: 10_000 },
] as const;

/**
 * Resolves when it has ended, or will not end for anything.
 *
 * @param output gets what it writes; without it that is discarded
 */
export async function runLifeScript(
  { kind, command, timeoutMs }: LifeScript,
  log: Log,
  output?: Log,
): Promise<void> {
  log.detail(`Running ${kind} script ${command.words[0]}`);
  const [process] = await startProcesses([command], log, output);
  if (!process) return;
  const ending = (await endingWithin(process, timeoutMs)) ?? (await push(process, kind, log));
  if (ending?.type === 'notStarted') log.alert(ending.failure.message);
  if (ending?.type !== 'exited') return;
  // As keepalived says it.
  if (ending.status === 0) log.detail(`${kind} script script succeeded`);
  else log.info(`${kind} script script failed, status ${ending.status}`);
}

async function push(process: Process, kind: string, log: Log): Promise<Ending | undefined> {
  log.info(`${kind} script timed out`);
  for (const { signal, ms } of PUSHES) {
    process.killGroup(signal);
    const ending = await endingWithin(process, ms);
    if (ending === undefined) continue;
    return ending;
  }
  log.info(`${kind} script failed to terminate after kill`);
  return undefined;
}

async function endingWithin(process: Process, ms: number): Promise<Ending | undefined> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
  const ending = await Promise.race([process.ended, late]);
  over.abort();
  return ending;
}
