import { once } from 'node:events';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import type { Millis } from '../../../clock.ts';
import type { Host } from '../../../network/host.ts';
import { compiled } from '../../../process/compiled.ts';
import { end } from '../../../process/spawn.ts';

/** `struct arrival` of arrivals.c. */
const EACH = 16;
const NANOS_PER_MILLI = 1_000_000;
const FILE = '/run/arrivals';

/** Real servers at all addresses of a host, in a process of their own. */
export interface Arrivals extends AsyncDisposable {
  /** When each was asked in a stretch of time, by its address. */
  between(from: Millis, to: Millis): readonly (readonly Millis[])[];
}

/** @param most how many it notes */
export async function noteArrivals(host: Host, port: number, most: number): Promise<Arrivals> {
  const program = await compiled(new URL('./arrivals.c', import.meta.url));
  const path = host.namespace.root + FILE;
  writeFileSync(path, '');
  truncateSync(path, most * EACH);
  await host.exec(['sysctl', '-qw', 'net.core.somaxconn=65535']);
  const listener = host.start([program, String(port), FILE]);
  await Promise.race([once(listener.stdout, 'data'), collapse(listener)]);
  return {
    between: (from, to) => arrivalsIn(readFileSync(path), from, to),
    [Symbol.asyncDispose]: () => end(listener),
  };
}

async function collapse(listener: PromiseLike<unknown>): Promise<never> {
  await listener;
  throw new Error('the real servers have ended');
}

function arrivalsIn(bytes: Buffer, from: Millis, to: Millis): readonly (readonly Millis[])[] {
  const arrivals = new Map<number, Millis[]>();
  for (let offset = 0; offset < bytes.length; offset += EACH) {
    const at = Number(bytes.readBigUInt64LE(offset)) / NANOS_PER_MILLI;
    if (at === 0) break;
    if (at < from || at >= to) continue;
    const address = bytes.readUInt32LE(offset + 8);
    const times = arrivals.get(address);
    if (times) times.push(at);
    else arrivals.set(address, [at]);
  }
  return [...arrivals.values()];
}
