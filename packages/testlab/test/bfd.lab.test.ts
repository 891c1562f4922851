import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Binary, block, type Daemon, now, ours, real, startDaemon, vrrpInstance } from '../src/index.ts';
import { makeNetwork } from '../src/network/network.ts';

/** What a busy machine may add. */
const PATIENCE = 250;
const DETECTION = 150;

const pairs = [
  { names: 'ours beside ours', one: ours, other: ours },
  { names: 'ours beside the real one', one: ours, other: real },
  { names: 'the real one beside ours', one: real, other: ours },
] as const;

const ADDRESSES = {
  4: { a: '10.0.0.11', b: '10.0.0.12' },
  6: { a: '2001:db8::11', b: '2001:db8::12' },
} as const;

interface Intervals {
  readonly tx?: number;
  readonly rx?: number;
  readonly more?: readonly string[];
}

/** 50 ms, three times, and nothing else to do. */
function sessionWith(neighbor: string, own: string, { tx = 50, rx = 50, more = [] }: Intervals = {}): string {
  return block('bfd_instance path', [
    `neighbor_ip ${neighbor}`,
    `source_ip ${own}`,
    `min_tx ${tx}`,
    `min_rx ${rx}`,
    'multiplier 3',
    ...more,
  ]);
}

async function twoNeighbours(one: Binary, other: Binary, intervals: Intervals = {}, family: 4 | 6 = 4) {
  await using made = new AsyncDisposableStack();
  const { a: onA, b: onB } = ADDRESSES[family];
  const prefix = family === 4 ? 24 : 64;
  const plan = { a: [`${onA}/${prefix}`], b: [`${onB}/${prefix}`] };
  const network = made.use(await makeNetwork(plan));
  const a = made.use(await startDaemon(network.hosts.a, one, sessionWith(onB, onA, intervals)));
  const b = made.use(await startDaemon(network.hosts.b, other, sessionWith(onA, onB)));
  await Promise.all([says(a, 'Entering Up state'), says(b, 'Entering Up state')]);
  const kept = made.move();
  return { a, b, network, onA, onB, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

function says(daemon: Daemon, text: string, after = 0) {
  const fits = (line: { time: number; text: string }) => line.time >= after && line.text.includes(text);
  return daemon.log.waitFor(`${daemon.host.name}: ${text}`, fits, 20_000);
}

/** In milliseconds, once both have agreed on their intervals. */
function detection(daemon: Daemon, micros: number) {
  return says(daemon, `Detection time is ${micros} us`);
}

describe.each(pairs)('$names', ({ one, other }) => {
  test.each(['it dies', 'its cable is pulled'])('a neighbour is missed in time when %s', async (what) => {
    await using nodes = await twoNeighbours(one(), other());
    const { a, b, network } = nodes;
    await Promise.all([detection(a, 150_000), detection(b, 150_000)]);
    await sleep(500);
    const before = now();
    if (what === 'it dies') await a.crash();
    else await network.hosts.a.setLink('down');
    const expired = await says(b, '(path) Expired after');
    expect(expired.time - before).toBeGreaterThan(DETECTION - 60);
    expect(expired.time - before).toBeLessThan(DETECTION + PATIENCE);
    const after = Number(/after (\d+) ms/.exec(expired.text)?.[1]);
    expect(after).toBeGreaterThanOrEqual(DETECTION);
    expect(after).toBeLessThan(DETECTION + PATIENCE);
    await says(b, 'Entering Down state (Local diagnostic - Control Detection Time Expired');
  });

  test('one that stops says nothing: to be missed is to be told', async () => {
    await using nodes = await twoNeighbours(one(), other());
    const { a, b } = nodes;
    await Promise.all([detection(a, 150_000), detection(b, 150_000)]);
    a.signal('SIGTERM');
    await says(b, '(path) Expired after');
  });

  test('intervals are agreed on anew, and nobody goes down for it', async () => {
    await using nodes = await twoNeighbours(one(), other());
    const { a, b, onA, onB } = nodes;
    await Promise.all([detection(a, 150_000), detection(b, 150_000)]);
    // a wants to send every 200 ms from now on, and to hear every 100.
    await a.reload(sessionWith(onB, onA, { tx: 200, rx: 100 }));
    await Promise.all([detection(b, 600_000), detection(a, 300_000)]);
    await a.reload(sessionWith(onB, onA));
    await sleep(1500);
    const lost = [...a.log.entries, ...b.log.entries].filter(({ text }) => /Expired|Down state/.test(text));
    expect(lost).toEqual([]);
    const last = (daemon: Daemon) =>
      daemon.log.entries.findLast(({ text }) => text.includes('Detection time'))?.text.trim();
    expect(last(a)).toBe('Detection time is 150000 us (was 300000 us)');
    expect(last(b)).toBe('Detection time is 150000 us (was 600000 us)');
  });

  test('a passive one waits for the other', async () => {
    await using nodes = await twoNeighbours(one(), other(), { more: ['passive'] });
    await Promise.all([detection(nodes.a, 150_000), detection(nodes.b, 150_000)]);
  });

  test('over IPv6', async () => {
    await using nodes = await twoNeighbours(one(), other(), {}, 6);
    const { a, b } = nodes;
    await Promise.all([detection(a, 150_000), detection(b, 150_000)]);
    await a.crash();
    await says(b, '(path) Expired after');
  });
});

test('what has passed a router is not heard', async () => {
  const [onA, onB] = ['10.0.0.11', '10.0.0.12'];
  await using network = await makeNetwork({ a: [`${onA}/24`], b: [`${onB}/24`] });
  await using a = await startDaemon(network.hosts.a, ours(), sessionWith(onB, onA));
  await using b = await startDaemon(network.hosts.b, real(), sessionWith(onA, onB, { more: ['ttl 254'] }));
  await says(a, 'Packet ttl(254) < 255 - discarding');
  await sleep(2000);
  expect(a.log.entries.filter(({ text }) => text.includes('Up state'))).toEqual([]);
  expect(b.log.entries.filter(({ text }) => text.includes('Up state'))).toEqual([]);
});

test('a BFD child that is killed is started again, and addresses stay where they are', async () => {
  const instance = vrrpInstance({
    version: 3,
    priority: 150,
    advertInterval: 0.1,
    addresses: ['10.0.0.10/24'],
    more: [block('track_bfd', ['path weight 50'])],
  });
  await using network = await makeNetwork({ a: ['10.0.0.11/24'], b: ['10.0.0.12/24'] });
  const { a: hostA, b: hostB } = network.hosts;
  await using a = await startDaemon(
    hostA,
    ours(),
    [sessionWith('10.0.0.12', '10.0.0.11'), instance].join('\n'),
  );
  await using b = await startDaemon(hostB, real(), sessionWith('10.0.0.11', '10.0.0.12'));
  await Promise.all([a.enters('MASTER', 20_000), says(a, 'Tracked BFD instance path is UP')]);
  await detection(b, 150_000);
  const before = now();
  await hostA.exec(['sh', '-c', 'kill -KILL $(cat /run/testlab/bfd.pid)']);
  await says(a, 'exited due to signal 9 (Killed)', before);
  await says(a, 'died: Respawning', before);
  await says(a, 'Tracked BFD instance path is DOWN', before);
  await says(a, 'Tracked BFD instance path is UP', before);
  expect(await hostA.hasAddress('10.0.0.10')).toBe(true);
  await hostA.exec(['sh', '-c', 'kill -KILL $(cat /run/testlab/vrrp.pid)']);
  const restarted = await says(a, 'exited due to signal 9 (Killed)', before);
  await says(a, 'Tracked BFD instance path is UP', restarted.time);
  await a.enters('MASTER', 20_000, restarted.time);
});
