import type { Millis } from '../clock.ts';
import type { Announcement, WireEvent } from '../observer/event.ts';
import { conflicts } from '../observer/masters.ts';
import { adverts } from '../observer/query.ts';
import type { Cell, Player } from './cell.ts';
import { ANNOUNCEMENTS, addressesOf, intervalOf, isVirtual, type Place, places } from './node.ts';
import type { Expectation, Takeover } from './stage.ts';

/** What there is to judge by when it is over. */
export interface Evidence {
  /** All that was on the wire, from the first daemon's start. */
  readonly events: readonly WireEvent[];
  readonly until: Millis;
  /** Who has the virtual addresses in the end: `b`, or `b in part`. */
  readonly holders: readonly string[];
  readonly macs: Readonly<Record<Place, string>>;
}

export interface Outcome {
  /** Who took over first; `undefined` when nobody had to, or nobody did. */
  readonly by: Player | undefined;
  /** From the event to the first announcement. */
  readonly took: Millis | undefined;
  /** What the protocol allows. */
  readonly limit: Millis | undefined;
  /** Sentences; none when all is well but perhaps the time. */
  readonly problems: readonly string[];
}

/** By how much stamps of the wire and a timer may differ. */
const ROUNDING: Millis = 2;

/** Pure: the same evidence has the same outcome. Whether it took too long is left to whoever knows the machine. */
export function judge(cell: Cell, expected: Expectation, evidence: Evidence): Outcome {
  const { takeover } = expected;
  const first = takeover && firstTakeover(cell, expected, takeover, evidence);
  const since = takeover?.since(evidence.events);
  const took = first && since !== undefined ? first.time - since : undefined;
  const place = places.find((one) => evidence.macs[one] === first?.sourceMac);
  return {
    by: place && (place === 'a' ? cell.master : cell.backup),
    took,
    limit: takeover?.limit,
    problems: [
      ...(takeover && took === undefined ? [`${takeover.by.join(' or ')} did not take over`] : []),
      ...(took !== undefined && took < (takeover?.least ?? 0) - ROUNDING
        ? [`took ${took.toFixed(1)} ms, at least ${takeover?.least.toFixed(1)} are due`]
        : []),
      ...falseClaims(evidence),
      ...miscounted(cell, expected, evidence),
      ...interrupted(cell, first, evidence),
      ...judgeEnd(expected, evidence),
      ...conflicts(evidence.events).map(
        ({ incumbent, intruder }) => `${intruder.source} was master beside ${incumbent.source}`,
      ),
    ],
  };
}

function firstTakeover(
  cell: Cell,
  { after }: Expectation,
  { by }: Takeover,
  { events, macs }: Evidence,
): Announcement | undefined {
  return announcementsIn(events).find(
    (event) =>
      event.time > after && isVirtual(cell, event) && by.some((place) => macs[place] === event.sourceMac),
  );
}

function announcementsIn(events: readonly WireEvent[]): readonly Announcement[] {
  return events.filter((event): event is Announcement => event.type !== 'advert');
}

/** The frame's sender, and where the message says that the address is, are the same. */
function falseClaims({ events }: Evidence): readonly string[] {
  return announcementsIn(events)
    .filter(({ sourceMac, holder }) => sourceMac !== holder)
    .map(({ address, sourceMac, holder }) => `${sourceMac} said that ${address} is at ${holder}`);
}

/**
 * Whoever becomes master announces each address, so many times; nobody else announces any. Where two may take over, the
 * first stops announcing as soon as it hears the second.
 */
function miscounted(
  cell: Cell,
  { after, takeover }: Expectation,
  { events, macs }: Evidence,
): readonly string[] {
  const all = announcementsIn(events).filter((event) => isVirtual(cell, event));
  const [before, since] = [all.filter(({ time }) => time <= after), all.filter(({ time }) => time > after)];
  const last = takeover?.by.filter((place) => macs[place] === since.at(-1)?.sourceMac) ?? [];
  return [
    ...countedIn(cell, before, macs, [cell.happens === 'start order' ? 'b' : 'a'], []),
    ...countedIn(cell, since, macs, last, takeover?.by ?? []),
  ];
}

function countedIn(
  cell: Cell,
  announced: readonly Announcement[],
  macs: Evidence['macs'],
  promoted: readonly Place[],
  tolerated: readonly Place[],
): readonly string[] {
  return places.flatMap((place) =>
    addressesOf(cell).flatMap((address) => {
      const count = announced.filter(
        (one) => one.sourceMac === macs[place] && one.address === address,
      ).length;
      const isRight = promoted.includes(place)
        ? count === ANNOUNCEMENTS
        : count === 0 || (tolerated.includes(place) && count <= ANNOUNCEMENTS);
      return isRight ? [] : [`${place} announced ${address} ${count} times`];
    }),
  );
}

/** From the takeover on nobody has a reason to take over; without one, from the beginning. */
function interrupted(
  cell: Cell,
  first: Announcement | undefined,
  { events, until }: Evidence,
): readonly string[] {
  const sent = adverts(events).map(({ time }) => time);
  const times = [...sent.filter((time) => time >= (first?.time ?? 0) - 1000 * intervalOf(cell)), until];
  const gaps = times.map((time, index) => time - (times[index - 1] ?? time));
  const longest = Math.max(...gaps);
  return longest < 3000 * intervalOf(cell) ? [] : [`nobody advertised for ${longest.toFixed(0)} ms`];
}

/** One has the addresses and advertises, the other neither. */
function judgeEnd({ holder }: Expectation, { events, holders, macs }: Evidence): readonly string[] {
  const latest = adverts(events).at(-1);
  const speaker = places.find((place) => macs[place] === latest?.sourceMac);
  const isKnown = speaker !== undefined && speaker === (holder ?? speaker);
  return [
    ...(isKnown ? [] : [`${speaker ?? 'nobody'} advertises in the end`]),
    ...(holders.join() === speaker
      ? []
      : [`${holders.join(' and ') || 'nobody'} has the addresses in the end`]),
  ];
}
