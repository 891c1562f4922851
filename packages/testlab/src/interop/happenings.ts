import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../clock.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { Advert, WireEvent } from '../observer/event.ts';
import { adverts } from '../observer/query.ts';
import { run } from '../process/spawn.ts';
import type { Happening } from './cell.ts';
import { configurationOf, intervalOf, masterDownOf, PRIORITY, SICKNESS, skewOf } from './node.ts';
import { DAEMON_TAKES, type Expectation, type Stage, WAIT } from './stage.ts';

/** How long it keeps the processor busy. */
const COMMAND: Millis = 50;
/** Shorter than any interval. */
const FLAP: Millis = 50;
/** Until a new master's addresses are announced. */
const MASTER_SETTLES: Millis = 50;

/** Has it happen, and says what should come of it, when it has come. */
export function happen(stage: Stage): Promise<Expectation> {
  return happenings[stage.cell.happens](stage);
}

const happenings: Readonly<Record<Happening, (stage: Stage) => Promise<Expectation>>> = {
  async 'start order'(stage) {
    const b = await stage.start('b');
    await b.enters('MASTER', WAIT);
    await sleep(MASTER_SETTLES);
    return stage.act(DAEMON_TAKES, async () => {
      const a = await stage.startNow('a');
      const { time } = await a.enters('BACKUP', WAIT);
      if (!stage.cell.preempt) return { after: time, holder: 'b', takeover: undefined };
      const limit = masterDownOf(stage.cell, PRIORITY.a);
      return { after: time, holder: 'a', takeover: { by: ['a'], since: () => time, least: 0, limit } };
    });
  },
  async SIGKILL(stage) {
    const a = await settled(stage);
    return stage.act(COMMAND, async () => {
      const after = now();
      await a.crash();
      return takenOverInSilence(stage, after, now());
    });
  },
  async SIGTERM(stage) {
    const a = await settled(stage);
    return stage.act(COMMAND, async () => {
      const after = now();
      a.signal('SIGTERM');
      return takenOverAfterFarewell(stage, after);
    });
  },
  async 'link down'(stage) {
    await settled(stage);
    return stage.act(COMMAND, async () => {
      const after = now();
      await setCable(stage, 'down');
      return takenOverInSilence(stage, after, now());
    });
  },
  async 'link flap'(stage) {
    await settled(stage);
    return stage.act(2 * COMMAND + FLAP, async () => {
      const after = now();
      await setCable(stage, 'down');
      const silentFrom = now();
      await sleep(FLAP);
      await setCable(stage, 'up');
      const { takeover } = takenOverInSilence(stage, after, silentFrom);
      // Who had the link down begins to wait later, but waits shorter.
      const holder = stage.cell.preempt ? 'a' : undefined;
      return { after, holder, takeover: takeover && { ...takeover, by: ['a', 'b'], least: 0 } };
    });
  },
  async 'script failure'(stage) {
    await settled(stage);
    return stage.act(COMMAND, async () => {
      const after = now();
      await stage.network.hosts.a.exec(['touch', SICKNESS]);
      return takenOverAfterFarewell(stage, after);
    });
  },
  async 'priority reload'(stage) {
    const a = await settled(stage);
    return stage.act(DAEMON_TAKES, async () => {
      const after = now();
      await a.reload(configurationOf(stage.cell, 'a', PRIORITY.b - 50));
      if (!stage.cell.preempt) return { after, holder: 'a', takeover: undefined };
      const since = (events: readonly WireEvent[]) =>
        sentBy(stage, events).findLast(({ priority }) => priority === PRIORITY.a)?.time;
      const limit = masterDownOf(stage.cell, PRIORITY.b);
      return { after, holder: 'b', takeover: { by: ['b'], since, least: limit, limit } };
    });
  },
};

/** `a` is master and `b` its backup, which has heard it. */
async function settled({ cell, start }: Stage): Promise<Daemon> {
  const a = await start('a');
  await a.enters('MASTER', WAIT);
  await start('b');
  await sleep(2200 * intervalOf(cell));
  return a;
}

function takenOverInSilence(stage: Stage, after: Millis, silentFrom: Millis): Expectation {
  const since = (events: readonly WireEvent[]) =>
    sentBy(stage, events).findLast(({ time }) => time < silentFrom)?.time;
  const limit = masterDownOf(stage.cell, PRIORITY.b);
  return { after, holder: 'b', takeover: { by: ['b'], since, least: limit, limit } };
}

function takenOverAfterFarewell(stage: Stage, after: Millis): Expectation {
  const since = (events: readonly WireEvent[]) =>
    sentBy(stage, events).find(({ priority, time }) => priority === 0 && time > after)?.time;
  const limit = skewOf(stage.cell, PRIORITY.b);
  return { after, holder: 'b', takeover: { by: ['b'], since, least: limit, limit } };
}

/** By `a`, the master. */
function sentBy({ network }: Stage, events: readonly WireEvent[]): readonly Advert[] {
  return adverts(events).filter(({ sourceMac }) => sourceMac === network.hosts.a.mac);
}

/** Pulls or plugs the master's. */
async function setCable({ network }: Stage, state: 'up' | 'down'): Promise<void> {
  await run(network.bridge.onNetwork(['ip', 'link', 'set', 'dev', 'a', state]));
}
