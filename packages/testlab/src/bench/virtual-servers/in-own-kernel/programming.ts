import { type Millis, now } from '../../../clock.ts';
import type { Binary } from '../../../daemon/binary.ts';
import { configuration } from '../configuration.ts';
import { until } from '../until.ts';
import { isEmpty, rowCount } from './kernel-table.ts';
import { start } from './running.ts';

export interface Programmed {
  /** From its start until the table is complete. */
  readonly whole: Millis;
  /** From the first service until then. */
  readonly programming: Millis;
}

/** Lets it make a table from nothing. */
export async function program(binary: Binary, services: number, servers: number): Promise<Programmed> {
  const text = configuration({ services, servers });
  const began = now();
  await using _daemon = start(binary, text);
  await until(() => !isEmpty(), 10);
  const first = now();
  await until(() => rowCount() >= services * (servers + 1), 25);
  const complete = now();
  return { whole: complete - began, programming: complete - first };
}
