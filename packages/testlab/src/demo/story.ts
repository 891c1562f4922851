import { setTimeout as sleep } from 'node:timers/promises';
import type { Millis } from '../clock.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { conflicts } from '../observer/masters.ts';
import { adverts } from '../observer/query.ts';
import { lost } from './pings.ts';
import { type NodeName, type Stage, VIRTUAL_ADDRESS } from './stage.ts';
import type { Timeline } from './timeline.ts';
import { formatVerdict, isInTime, masterDownInterval, type Verdict } from './verdict.ts';

/** Priorities in the configurations of the two hosts, and what a dead nginx leaves of the first. */
const PRIORITY = { a: 150, b: 100, lowered: 90 } as const;
/** How long to wait for what the protocol allows less for: then it has not happened at all. */
const PATIENCE: Millis = 10_000;
/** Long enough for a ping or two, and for the eye. */
const PAUSE: Millis = 700;

/** @throws Error naming what did not happen */
export async function tell(
  stage: Stage,
  timeline: Timeline,
  report: (verdict: string) => void,
): Promise<void> {
  const judge = async (what: string, since: Millis, limit: Millis, holder: NodeName) => {
    const announced = await announcement(stage, holder, since);
    await sleep(PAUSE);
    const verdict: Verdict = {
      what,
      took: announced - since,
      limit,
      pingsLost: lost(stage.pings.entries, since),
    };
    report(formatVerdict(verdict));
    if (!isInTime(verdict)) throw new Error(`too late: ${what}`);
  };
  const lastHeard = (priority: number) =>
    adverts(stage.observer.entries).findLast((advert) => advert.priority === priority)?.time ?? Number.NaN;

  timeline.say('demo', 'nginx and keepalived start on a and b');
  await Promise.all([stage.nginx('a'), stage.nginx('b')]);
  const [a] = await Promise.all([stage.keepalived('a'), stage.keepalived('b')]);
  await judge('a becomes master', await inBackup(a), masterDownInterval(PRIORITY.a), 'a');

  timeline.say('demo', `SIGKILL to keepalived on a, and its cable out, as when the power fails`);
  await stage.powerOff(a);
  await judge('b takes over after a died', lastHeard(PRIORITY.a), masterDownInterval(PRIORITY.b), 'b');

  timeline.say('demo', 'a comes back');
  await stage.powerOn('a');
  const again = await stage.keepalived('a');
  await judge('a preempts', await inBackup(again), masterDownInterval(PRIORITY.a), 'a');

  timeline.say('demo', 'nginx dies on a: two failed checks cost it 60 points');
  await stage.hosts.a.exec(['killall', 'nginx']);
  await priorityOf(again, 150, 90);
  await judge('b takes over after nginx died', lastHeard(PRIORITY.a), masterDownInterval(PRIORITY.b), 'b');

  timeline.say('demo', 'nginx comes back on a');
  await stage.nginx('a');
  const restored = await priorityOf(again, 90, 150);
  await judge('a preempts', restored, masterDownInterval(PRIORITY.lowered), 'a');

  const [conflict] = conflicts(stage.observer.entries);
  if (conflict)
    throw new Error(`${conflict.intruder.source} and ${conflict.incumbent.source} were both master`);
}

/** When it began to listen. */
async function inBackup(daemon: Daemon): Promise<Millis> {
  return (await daemon.enters('BACKUP', PATIENCE)).time;
}

async function priorityOf(daemon: Daemon, from: number, to: number): Promise<Millis> {
  const text = `(VI_1) Changing effective priority from ${from} to ${to}`;
  return (await daemon.log.waitFor(text, (line) => line.text === text, PATIENCE)).time;
}

async function announcement(stage: Stage, holder: NodeName, since: Millis): Promise<Millis> {
  const { mac } = stage.hosts[holder];
  const event = await stage.observer.waitFor(
    `a gratuitous ARP for ${VIRTUAL_ADDRESS} from ${holder}`,
    (event) =>
      event.type === 'garp' &&
      event.address === VIRTUAL_ADDRESS &&
      event.sourceMac === mac &&
      event.time > since,
    PATIENCE,
  );
  return event.time;
}
