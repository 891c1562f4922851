import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import type { Binary } from '../../daemon/binary.ts';
import { configuration, PORT } from './configuration.ts';
import { rowCount } from './kernel-table.ts';
import { start, until } from './running.ts';

export interface Checked {
  /** Of one processor, of all its processes. */
  readonly share: number;
  /** What was accepted in a second. */
  readonly rate: number;
  /** How much longer than the `delay_loop` each real server waited for its next check, ascending. */
  readonly lateness: readonly Millis[];
}

const SERVERS_EACH = 10;
const EVERY = 1;
/** Until all have begun, and what is run often has been compiled. */
const WARM_UP: Millis = 20_000;

/** As many TCP_CHECKs a second, of real servers that all answer. */
export async function check(binary: Binary, count: number, duration: Millis = 60_000): Promise<Checked> {
  const arrivals = new Map<string, Millis[]>();
  let isCounting = false;
  const server = createServer((socket) => {
    if (isCounting && socket.localAddress) note(arrivals, socket.localAddress);
    socket.on('error', () => {});
    socket.destroy();
  });
  await new Promise<void>((resolve) =>
    server.listen({ host: '0.0.0.0', port: PORT, backlog: 4096 }, resolve),
  );
  const services = count / SERVERS_EACH;
  await using daemon = start(binary, configuration({ services, servers: SERVERS_EACH, checkEvery: EVERY }));
  await until(() => rowCount() >= count + services, 100);
  await sleep(WARM_UP);
  const [began, before] = [now(), daemon.cpu()];
  isCounting = true;
  await sleep(duration);
  isCounting = false;
  const [span, cpu] = [now() - began, daemon.cpu() - before];
  server.close();
  const all = [...arrivals.values()];
  return {
    share: cpu / span,
    rate: (1000 * all.reduce((sum, { length }) => sum + length, 0)) / span,
    lateness: all
      .flatMap(gaps)
      .map((gap) => gap - 1000 * EVERY)
      .toSorted((a, b) => a - b),
  };
}

function note(arrivals: Map<string, Millis[]>, address: string): void {
  const times = arrivals.get(address);
  if (times) times.push(now());
  else arrivals.set(address, [now()]);
}

function gaps(times: readonly Millis[]): Millis[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
