import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import type { Binary } from '../../daemon/binary.ts';
import { configuration } from './configuration.ts';
import { firstDestination, isEmpty, rowCount } from './kernel-table.ts';
import { start, until } from './running.ts';

export interface Programmed {
  /** From its start until the table is complete. */
  readonly whole: Millis;
  /** From the first service until then. */
  readonly programming: Millis;
  /** What all its processes have taken until then. */
  readonly cpu: Millis;
  /** For each reload that changes one weight: from SIGHUP until the kernel has it, and what all processes take. */
  readonly reloads: readonly { readonly time: Millis; readonly cpu: Millis }[];
}

/** Until a start or a reload has no more to do, also of what can wait. */
const AT_REST: Millis = 4000;

/** Lets it make a table from nothing, then change the weight of one real server again and again. */
export async function program(
  binary: Binary,
  services: number,
  servers: number,
  count = 3,
): Promise<Programmed> {
  const text = configuration({ services, servers });
  const began = now();
  await using daemon = start(binary, text);
  await until(() => !isEmpty(), 10);
  const first = now();
  await until(() => rowCount() >= services * (servers + 1), 25);
  const complete = now();
  const cpu = daemon.cpu();
  await sleep(AT_REST);
  const address = firstDestination()?.address ?? '';
  const reloads = [];
  for (let weight = 2; weight < count + 2; weight++) {
    const next = configuration({ services, servers, other: { address, weight } });
    const before = daemon.cpu();
    const told = now();
    daemon.reload(next);
    await until(() => firstDestination()?.weight === weight, 5);
    const time = now() - told;
    await sleep(AT_REST);
    reloads.push({ time, cpu: daemon.cpu() - before });
  }
  return { whole: complete - began, programming: complete - first, cpu, reloads };
}
