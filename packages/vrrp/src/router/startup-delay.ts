import { type Micros, micros, plus } from '@kaconf/net';
import { info } from './effect.ts';
import type { Turn } from './turn.ts';

/** `vrrp_startup_delay`: nothing is sent or heard until the network, and those that we track, have settled. */
export function beginDelay(turn: Turn): void {
  const { startupDelay } = turn.plan;
  if (startupDelay === 0) return;
  turn.delayedUntil = plus(turn.now, startupDelay);
  turn.effects.push(info(`Delaying startup for ${inSeconds(startupDelay)} seconds`));
}

export function endDelay(turn: Turn): void {
  if (turn.delayedUntil === undefined || turn.delayedUntil > turn.now) return;
  turn.delayedUntil = undefined;
  turn.effects.push(info('Delayed start completed'));
}

/** After a reload in the middle of it. @returns by how much it has become longer */
export function changeDelay(turn: Turn, before: Micros): Micros {
  const { delayedUntil } = turn;
  const change = micros(turn.plan.startupDelay - before);
  if (delayedUntil === undefined || change === 0) return micros(0);
  const until = plus(delayedUntil, change);
  if (until > turn.now) {
    turn.delayedUntil = until;
    const remaining = micros(until - turn.now);
    turn.effects.push(info(`Delaying startup for a further ${inSeconds(remaining)} seconds`));
    return change;
  }
  turn.delayedUntil = undefined;
  turn.effects.push(info('Reduced delayed start passed'));
  return micros(turn.now - delayedUntil);
}

/** When an instance that starts now begins to wait. */
export function startOfWaiting({ now, delayedUntil = now }: Turn): Micros {
  return micros(Math.max(now, delayedUntil));
}

/** As C's `%g`: six digits, and none more than it takes. */
function inSeconds(time: Micros): number {
  return Number((time / 1_000_000).toPrecision(6));
}
