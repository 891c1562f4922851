import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../clock.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { Network } from '../network/network.ts';
import type { Advert } from '../observer/event.ts';
import type { Observer } from '../observer/observer.ts';
import { adverts } from '../observer/query.ts';
import { run } from '../process/spawn.ts';
import type { Cell, Happening } from './cell.ts';
import { configurationOf, masterDownOf, type Place, PRIORITY, SICKNESS, skewOf } from './node.ts';

export interface Stage {
  readonly cell: Cell;
  readonly network: Network<Place>;
  readonly observer: Observer;
  start(place: Place): Promise<Daemon>;
}

/** What has to follow, seen from when it was done. */
export interface Expectation {
  readonly after: Millis;
  /** Who has the addresses in the end; `undefined` when that is a matter of luck. */
  readonly holder: Place | undefined;
  /** `undefined` when nothing may change. */
  readonly takeover: Takeover | undefined;
}

export interface Takeover {
  /** Whoever takes over first. */
  readonly by: readonly Place[];
  /** From when its time is counted, known once it has happened. */
  since(): Millis | undefined;
  readonly limit: Millis;
}

const WAIT: Millis = 15_000;
/** Shorter than any interval. */
const FLAP: Millis = 50;

/** Sets the stage, lets it happen, and says what should come of it. */
export function happen(stage: Stage): Promise<Expectation> {
  return happenings[stage.cell.happens](stage);
}

const happenings: Readonly<Record<Happening, (stage: Stage) => Promise<Expectation>>> = {
  async 'start order'(stage) {
    const b = await stage.start('b');
    await b.enters('MASTER', WAIT);
    const a = await stage.start('a');
    const { time } = await a.enters('BACKUP', WAIT);
    if (!stage.cell.preempt) return { after: time, holder: 'b', takeover: undefined };
    const limit = masterDownOf(stage.cell, PRIORITY.a);
    return { after: time, holder: 'a', takeover: { by: ['a'], since: () => time, limit } };
  },
  async SIGKILL(stage) {
    const a = await settled(stage);
    const after = now();
    await a.crash();
    return takenOverInSilence(stage, after, now());
  },
  async SIGTERM(stage) {
    const a = await settled(stage);
    const after = now();
    a.signal('SIGTERM');
    return takenOverAfterFarewell(stage, after);
  },
  async 'link down'(stage) {
    await settled(stage);
    const after = now();
    await setCable(stage, 'down');
    return takenOverInSilence(stage, after, now());
  },
  async 'link flap'(stage) {
    await settled(stage);
    const after = now();
    await setCable(stage, 'down');
    const silentFrom = now();
    await sleep(FLAP);
    await setCable(stage, 'up');
    const { takeover } = takenOverInSilence(stage, after, silentFrom);
    // Who had the link down begins to wait later, but waits shorter.
    const holder = stage.cell.preempt ? 'a' : undefined;
    return { after, holder, takeover: takeover && { ...takeover, by: ['a', 'b'] } };
  },
  async 'script failure'(stage) {
    await settled(stage);
    const after = now();
    await stage.network.hosts.a.exec(['touch', SICKNESS]);
    return takenOverAfterFarewell(stage, after);
  },
  async 'priority reload'(stage) {
    const a = await settled(stage);
    const after = now();
    await a.reload(configurationOf(stage.cell, 'a', PRIORITY.b - 50));
    if (!stage.cell.preempt) return { after, holder: 'a', takeover: undefined };
    const since = () => advertsOf(stage).findLast(({ priority }) => priority === PRIORITY.a)?.time;
    return {
      after,
      holder: 'b',
      takeover: { by: ['b'], since, limit: masterDownOf(stage.cell, PRIORITY.b) },
    };
  },
};

/** `a` is master and `b` its backup, for a while. */
async function settled({ cell, start }: Stage): Promise<Daemon> {
  const a = await start('a');
  await a.enters('MASTER', WAIT);
  const b = await start('b');
  await b.enters('BACKUP', WAIT);
  await sleep(masterDownOf(cell, 0));
  return a;
}

function takenOverInSilence(stage: Stage, after: Millis, silentFrom: Millis): Expectation {
  const since = () => advertsOf(stage).findLast(({ time }) => time < silentFrom)?.time;
  return { after, holder: 'b', takeover: { by: ['b'], since, limit: masterDownOf(stage.cell, PRIORITY.b) } };
}

function takenOverAfterFarewell(stage: Stage, after: Millis): Expectation {
  const since = () => advertsOf(stage).find(({ priority, time }) => priority === 0 && time > after)?.time;
  return { after, holder: 'b', takeover: { by: ['b'], since, limit: skewOf(stage.cell, PRIORITY.b) } };
}

/** Those of `a`, the master. */
function advertsOf({ network, observer }: Stage): readonly Advert[] {
  const { mac } = network.hosts.a;
  return adverts(observer.entries).filter(({ sourceMac }) => sourceMac === mac);
}

/** Pulls or plugs the master's. */
async function setCable({ network }: Stage, state: 'up' | 'down'): Promise<void> {
  await run(network.bridge.onNetwork(['ip', 'link', 'set', 'dev', 'a', state]));
}
