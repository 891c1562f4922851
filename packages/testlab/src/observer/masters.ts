import type { Millis } from '../clock.ts';
import type { Advert, WireEvent } from './event.ts';
import { adverts } from './query.ts';

/** A time during which one sender advertised a virtual router without a break. */
export interface Reign {
  readonly vrid: number;
  readonly source: string;
  readonly from: Millis;
  readonly until: Millis;
}

/** Two senders that both thought they were the master: `intruder` began, and `incumbent` went on. */
export interface Conflict {
  readonly incumbent: Reign;
  readonly intruder: Reign;
}

/** An advert may be on its way while the other takes over. */
const HAND_OVER: Millis = 20;

/** Whoever has not advertised for one interval and a half, or said good-bye with priority 0, reigns no longer. */
export function reigns(events: readonly WireEvent[]): readonly Reign[] {
  const finished: Reign[] = [];
  const open = new Map<string, { reign: Reign; interval: Millis }>();
  for (const advert of adverts(events)) {
    const key = `${advert.vrid} ${advert.source}`;
    const last = open.get(key);
    const goesOn = last && advert.time - last.reign.until <= 1.5 * last.interval + HAND_OVER;
    if (last && (!goesOn || advert.priority === 0)) {
      finished.push(last.reign);
      open.delete(key);
    }
    if (advert.priority > 0)
      open.set(key, { reign: extend(goesOn ? last.reign : undefined, advert), interval: advert.interval });
  }
  return [...finished, ...[...open.values()].map(({ reign }) => reign)].toSorted((a, b) => a.from - b.from);
}

function extend(reign: Reign | undefined, { vrid, source, time }: Advert): Reign {
  return { vrid, source, from: reign?.from ?? time, until: time };
}

/** Two masters of one virtual router on the wire, beyond what handing it over takes. */
export function conflicts(events: readonly WireEvent[]): readonly Conflict[] {
  const inOrder = reigns(events);
  return inOrder.flatMap((intruder, index) =>
    inOrder
      .slice(0, index)
      .filter(
        (earlier) =>
          earlier.vrid === intruder.vrid &&
          earlier.source !== intruder.source &&
          earlier.until > intruder.from + HAND_OVER,
      )
      .map((incumbent) => ({ incumbent, intruder })),
  );
}
