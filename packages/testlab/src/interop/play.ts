import type { Millis } from '../clock.ts';
import { ours, real } from '../daemon/binary.ts';
import { startDaemon } from '../daemon/daemon.ts';
import { makeNetwork } from '../network/network.ts';
import { openObserver } from '../observer/observer.ts';
import type { Cell } from './cell.ts';
import { happen } from './happenings.ts';
import { judge, type Outcome } from './judge.ts';
import { configurationOf, type Place } from './node.ts';

const ADDRESSES = {
  a: ['10.0.0.11/24', 'fe80::11/64', '2001:db8::11/64'],
  b: ['10.0.0.12/24', 'fe80::12/64', '2001:db8::12/64'],
} as const;

/** Has it happen on a network of its own. @param tolerance what may be added to the protocol's limit */
export async function playCell(cell: Cell, tolerance: Millis): Promise<Outcome> {
  await using network = await makeNetwork(ADDRESSES);
  await using observer = await openObserver(network.bridge);
  await using daemons = new AsyncDisposableStack();
  const start = async (place: Place) => {
    const binary = (place === 'a') === (cell.master === 'ours') ? ours() : real();
    return daemons.use(await startDaemon(network.hosts[place], binary, configurationOf(cell, place)));
  };
  const stage = { cell, network, observer, start };
  return await judge(stage, await happen(stage), tolerance);
}
