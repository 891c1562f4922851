import { setTimeout as sleep } from 'node:timers/promises';
import type { Binary } from '../../../daemon/binary.ts';
import { readProc } from '../../../process/processes.ts';
import { configuration } from '../configuration.ts';
import { until } from '../until.ts';
import { rowCount } from './kernel-table.ts';
import { start } from './running.ts';

/** In KiB: what it has to itself, and its share of what others have, too. */
export interface Memory {
  readonly parent: number;
  readonly checkers: number;
}

const SERVERS_EACH = 10;
const SETTLING = 8000;

/** Proportional set size, idle: each real server has a checker that waits for its first check. */
export async function remember(binary: Binary, count: number): Promise<Memory> {
  const services = Math.max(1, count / SERVERS_EACH);
  const servers = Math.min(count, SERVERS_EACH);
  await using daemon = start(binary, configuration({ services, servers, checkEvery: 3600 }));
  await until(() => rowCount() >= services + count, 100);
  await sleep(SETTLING);
  return { parent: proportional(daemon.pid), checkers: proportional(daemon.checkers()) };
}

function proportional(pid: number): number {
  return Number(/^Pss: +(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);
}
