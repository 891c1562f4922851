import { setTimeout as sleep } from 'node:timers/promises';
import type { Millis } from '../clock.ts';
import type { Announcement, WireEvent } from '../observer/event.ts';
import { conflicts } from '../observer/masters.ts';
import { adverts } from '../observer/query.ts';
import type { Expectation, Stage, Takeover } from './happenings.ts';
import { ANNOUNCEMENTS, addressesOf, intervalOf, masterDownOf, type Place } from './node.ts';

export interface Outcome {
  /** From the event to the first announcement; `undefined` when nobody had to take over, or nobody did. */
  readonly took: Millis | undefined;
  readonly limit: Millis | undefined;
  /** Sentences; none when all is well. */
  readonly problems: readonly string[];
}

const places: readonly Place[] = ['a', 'b'];
/** How late somebody may be and is waited for all the same. */
const PATIENCE: Millis = 5000;

/** @param tolerance what may be added to the protocol's limit */
export async function judge(stage: Stage, expected: Expectation, tolerance: Millis): Promise<Outcome> {
  const { takeover, after } = expected;
  const { took, problems } = takeover
    ? await judgeTakeover(stage, after, takeover, tolerance)
    : { took: undefined, problems: [] };
  // Long enough for whoever has the higher priority to take the addresses back, and for the other to notice.
  await sleep(masterDownOf(stage.cell, 0) + 2000 * intervalOf(stage.cell));
  const wrong = [...problems, ...(await judgeEnd(stage, expected)), ...quarrels(stage)];
  return { took, limit: takeover?.limit, problems: wrong };
}

async function judgeTakeover(
  { observer, network, cell }: Stage,
  after: Millis,
  { by, since, limit }: Takeover,
  tolerance: Millis,
): Promise<{ readonly took: Millis | undefined; readonly problems: readonly string[] }> {
  const macs = by.map((place) => network.hosts[place].mac);
  const addresses = addressesOf(cell);
  const fits = (event: WireEvent): event is Announcement =>
    event.type !== 'advert' &&
    event.time > after &&
    macs.includes(event.sourceMac) &&
    addresses.some((address) => address === event.address);
  try {
    const first = await observer.waitFor(`an announcement by ${by.join(' or ')}`, fits, limit + PATIENCE);
    await sleep(1500 * intervalOf(cell));
    const all = observer.entries.filter(fits);
    // Where two may take over, the first stops announcing as soon as the second does.
    const last = all.at(-1) ?? first;
    const announced = all.filter((event) => event.sourceMac === last.sourceMac);
    const took = first.time - (since() ?? Number.NaN);
    const inTime = took <= limit + tolerance;
    const late = inTime ? [] : [`took ${took.toFixed(1)} ms, ${limit.toFixed(1)} ms are allowed`];
    return { took, problems: [...late, ...miscounted(addresses, announced)] };
  } catch (error) {
    return { took: undefined, problems: [String(error)] };
  }
}

function miscounted(addresses: readonly string[], announced: readonly Announcement[]): readonly string[] {
  return addresses.flatMap((address) => {
    const { length } = announced.filter((one) => one.address === address);
    return length === ANNOUNCEMENTS ? [] : [`${address} was announced ${length} times`];
  });
}

/** One has the addresses and advertises, the other neither. */
async function judgeEnd(
  { network, observer, cell }: Stage,
  { holder, takeover, after }: Expectation,
): Promise<readonly string[]> {
  const latest = adverts(observer.entries).at(-1);
  const speaker = places.find((place) => network.hosts[place].mac === latest?.sourceMac);
  const [address = ''] = addressesOf(cell);
  const holders: Place[] = [];
  for (const place of places) {
    const isAlive = place !== 'a' || cell.happens !== 'SIGKILL';
    if (isAlive && (await network.hosts[place].hasAddress(address))) holders.push(place);
  }
  const moved = observer.entries.some((event) => event.type !== 'advert' && event.time > after);
  return [
    ...(speaker === (holder ?? speaker) ? [] : [`${speaker} advertises in the end`]),
    ...(holders.join() === speaker
      ? []
      : [`${holders.join(' and ') || 'nobody'} has the addresses in the end`]),
    ...(takeover || !moved ? [] : ['addresses were announced, and nothing had happened']),
  ];
}

function quarrels({ observer }: Stage): readonly string[] {
  return conflicts(observer.entries).map(
    ({ incumbent, intruder }) => `${intruder.source} was master beside ${incumbent.source}`,
  );
}
