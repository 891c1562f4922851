import type { Binary } from '../daemon/binary.ts';
import { type Daemon, startDaemon } from '../daemon/daemon.ts';
import { makeNetwork, type Network } from '../network/network.ts';
import { type Observer, openObserver } from '../observer/observer.ts';

/** Two hosts, a client and an observer on one bridge, and a keepalived on each host: `a` is master. */
export interface TwoNodes extends AsyncDisposable {
  readonly network: Network<'a' | 'b' | 'client'>;
  readonly observer: Observer;
  readonly a: Daemon;
  readonly b: Daemon;
}

export interface TwoNodesPlan {
  readonly a: Node;
  readonly b: Node;
}

export interface Node {
  readonly binary: Binary;
  readonly configuration: string;
}

const ADDRESSES = {
  a: ['10.0.0.11/24', 'fe80::11/64', '2001:db8::11/64'],
  b: ['10.0.0.12/24', 'fe80::12/64', '2001:db8::12/64'],
  client: ['10.0.0.100/24', '2001:db8::100/64'],
} as const;

/**
 * Starts `a`, which must have the higher priority, then `b`, and waits until one is master and the other backup.
 * @param prepare runs before, on hosts that are up
 */
export async function startTwoNodes(
  plan: TwoNodesPlan,
  prepare: (hosts: TwoNodes['network']['hosts']) => Promise<void> = async () => {},
): Promise<TwoNodes> {
  await using made = new AsyncDisposableStack();
  const network = made.use(await makeNetwork(ADDRESSES));
  const observer = made.use(await openObserver(network.bridge));
  await prepare(network.hosts);
  const start = async (name: 'a' | 'b') => {
    const { binary, configuration } = plan[name];
    return made.use(await startDaemon(network.hosts[name], binary, configuration));
  };
  const a = await start('a');
  await a.enters('BACKUP', 15_000);
  const b = await start('b');
  await Promise.all([a.enters('MASTER', 15_000), b.enters('BACKUP', 15_000)]);
  const kept = made.move();
  return { network, observer, a, b, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
