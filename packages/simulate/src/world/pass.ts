import { type Micros, micros } from '@kaconf/net';
import { Rest } from './rest.ts';
import type { Watcher, World } from './world.ts';

/** Lets time go by until then. Whole rounds in which nobody becomes another are left out: they are all the same. */
export function pass(world: World, until: Micros, watcher: Watcher): void {
  const rest = new Rest();
  world.tell(watcher);
  for (let next = world.next(); next !== undefined && next <= until; next = world.next()) {
    world.happen(next);
    world.tell(watcher);
    const round = rest.roundOf(world);
    if (round === undefined) continue;
    const left = Math.floor((until - world.now) / round);
    if (left > 0) rest.skip(world, left);
  }
  world.now = micros(Math.max(world.now, until));
}

/**
 * Lets time go by until nobody will become another if nothing happens from outside.
 * @returns false when it was not seen to come to rest until then
 */
export function settle(world: World, until: Micros, watcher: Watcher): boolean {
  const rest = new Rest();
  world.tell(watcher);
  for (let next = world.next(); next !== undefined; next = world.next()) {
    if (next > until) return false;
    world.happen(next);
    world.tell(watcher);
    if (rest.roundOf(world) !== undefined) return true;
  }
  return true;
}
