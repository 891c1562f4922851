import type { Millis } from '../clock.ts';
import { ours, real } from '../daemon/binary.ts';
import { startDaemon } from '../daemon/daemon.ts';
import { makeNetwork, type Network } from '../network/network.ts';
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
  await introduce(network);
  await using observer = await openObserver(network.bridge);
  await using daemons = new AsyncDisposableStack();
  const start = async (place: Place) => {
    const binary = (place === 'a') === (cell.master === 'ours') ? ours() : real();
    return daemons.use(await startDaemon(network.hosts[place], binary, configurationOf(cell, place)));
  };
  const stage = { cell, network, observer, start };
  return await judge(stage, await happen(stage), tolerance);
}

/** Looking for a neighbour anew after a link flap may take the kernel a second: that is not what is tried here. */
async function introduce({ hosts }: Network<Place>): Promise<void> {
  for (const [place, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    for (const prefix of ADDRESSES[other]) {
      const neighbour = [
        prefix.split('/')[0] ?? '',
        'lladdr',
        hosts[other].mac,
        'dev',
        'eth0',
        'nud',
        'permanent',
      ];
      await hosts[place].exec(['ip', 'neigh', 'replace', ...neighbour]);
    }
  }
}
