import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../../clock.ts';
import type { Binary } from '../../../daemon/binary.ts';
import { run } from '../../../process/spawn.ts';
import { PORT } from '../configuration.ts';
import { until } from '../until.ts';
import { hasDestination, rowCount } from './kernel-table.ts';
import { start } from './running.ts';

/** What becomes of a real server that answers no more, beside one that comes and goes and one that is always there. */
export interface Lost {
  /** From its last moment until it is out of the table. */
  readonly time: Millis;
  /** How far from a second apart two checks of the one that is always there were, ascending. */
  readonly unevenness: readonly Millis[];
}

const [STEADY, FLAPPING, MORTAL] = ['10.9.0.1', '10.9.0.2', '10.9.0.3'];
const CHECK = 'TCP_CHECK {\n connect_timeout 1\n retry 1\n delay_before_retry 1\n }';
/** The longest that it may take: until its next check, which fails twice, and there is a pause between. */
export const LOSS_LIMIT: Millis = 1000 + 2 * 1000 + 1000;
const FLAP: Millis = 1700;
const WARM_UP: Millis = 5000;

export async function lose(binary: Binary): Promise<Lost> {
  const arrivals: Millis[] = [];
  // Whatever has no address of ours goes out here and is never heard of again.
  await run(['ip', 'link', 'add', 'nowhere', 'type', 'dummy']);
  await run(['ip', 'link', 'set', 'nowhere', 'up']);
  await run(['ip', 'route', 'add', '10.9.0.0/24', 'dev', 'nowhere']);
  for (const address of [STEADY, FLAPPING, MORTAL]) await assign('replace', address);
  const steady = await listen(STEADY, () => arrivals.push(now()));
  const mortal = await listen(MORTAL);
  const flapping = await flap(FLAPPING);
  try {
    await using _daemon = start(binary, configuration());
    await until(() => rowCount() >= 3, 50);
    await sleep(WARM_UP);
    const from = arrivals.length;
    await assign('del', MORTAL);
    const died = now();
    await until(() => !hasDestination(MORTAL), 5);
    const time = now() - died;
    await sleep(WARM_UP);
    const gaps = arrivals.slice(from + 1).map((arrival, index) => arrival - (arrivals[from + index] ?? 0));
    return { time, unevenness: gaps.map((gap) => Math.abs(gap - 1000)).toSorted((a, b) => a - b) };
  } finally {
    flapping();
    steady.close();
    mortal.close();
    await run(['ip', 'link', 'del', 'nowhere']);
  }
}

function configuration(): string {
  const servers = [STEADY, FLAPPING, MORTAL].map(
    (address) => `real_server ${address} ${PORT} {\n ${CHECK}\n }\n`,
  );
  const service = 'delay_loop 1\n warmup 0\n lvs_sched rr\n lvs_method NAT\n protocol TCP';
  return `virtual_server 10.0.0.1 80 {\n ${service}\n ${servers.join(' ')}}\n`;
}

async function assign(verb: 'replace' | 'del', address = ''): Promise<void> {
  await run(['ip', 'address', verb, `${address}/32`, 'dev', 'lo']);
}

async function listen(host = '', taken: () => void = () => {}): Promise<Server> {
  const server = createServer((socket) => {
    taken();
    socket.on('error', () => {});
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen({ host, port: PORT }, resolve));
  return server;
}

/** Listens, then does not, in turns. @returns what ends that */
async function flap(host = ''): Promise<() => void> {
  let server: Server | undefined = await listen(host);
  const timer = setInterval(async () => {
    const open = server;
    server = undefined;
    if (open) open.close();
    else server = await listen(host);
  }, FLAP);
  return () => {
    clearInterval(timer);
    server?.close();
  };
}
