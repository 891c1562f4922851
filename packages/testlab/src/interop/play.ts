import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../clock.ts';
import type { Cell } from './cell.ts';
import { happen } from './happenings.ts';
import { judge, type Outcome } from './judge.ts';
import { addressesOf, intervalOf, masterDownOf, places } from './node.ts';
import { type Quiet, quietMachine } from './quiet.ts';
import { type Stage, setStage } from './stage.ts';

/** How long it keeps the processor busy. */
const STAGE: Millis = 400;
const COMMAND: Millis = 50;

/**
 * Has it happen on a network of its own.
 * @param quiet shared by all cells that are played at the same time
 */
export async function playCell(cell: Cell, quiet: Quiet = quietMachine()): Promise<Outcome> {
  const made = new AsyncDisposableStack();
  try {
    const stage = await quiet.work(STAGE, () => setStage(cell, made, quiet));
    const expected = await happen(stage);
    // Long enough for whoever has the higher priority to take the addresses back, and for the other to notice.
    await sleep(masterDownOf(cell, 0) + 2000 * intervalOf(cell));
    const until = now();
    const holders = await quiet.work(COMMAND, () => holdersOn(stage));
    const { hosts } = stage.network;
    const macs = { a: hosts.a.mac, b: hosts.b.mac };
    return judge(cell, expected, { events: stage.observer.entries, until, holders, macs });
  } finally {
    await quiet.work(COMMAND, () => made.disposeAsync());
  }
}

/** Who has virtual addresses, and who has not all of them. */
async function holdersOn({ cell, network }: Stage): Promise<readonly string[]> {
  const alive = places.filter((place) => place !== 'a' || cell.happens !== 'SIGKILL');
  const wanted = addressesOf(cell);
  const holding = await Promise.all(
    alive.map(async (place) => {
      const held = await network.hosts[place].addresses();
      const has = wanted.filter((address) => held.some((prefix) => prefix.startsWith(`${address}/`)));
      if (has.length === 0) return [];
      return has.length === wanted.length ? [place] : [`${place} in part`];
    }),
  );
  return holding.flat();
}
