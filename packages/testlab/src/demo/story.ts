import { setTimeout as sleep } from 'node:timers/promises';
import type { Millis } from '../clock.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { conflicts } from '../observer/masters.ts';
import { adverts } from '../observer/query.ts';
import { lost } from './pings.ts';
import { type NodeName, type Stage, VIRTUAL_ADDRESS } from './stage.ts';
import type { Timeline } from './timeline.ts';
import { formatVerdict, isInTime, masterDownInterval } from './verdict.ts';

/** Priorities in the configurations of the two hosts, and what a dead nginx leaves of the first. */
const PRIORITY = { a: 150, b: 100, lowered: 90 } as const;
/** How long to wait for what the protocol allows less for: then it has not happened at all. */
const PATIENCE: Millis = 10_000;
/** Long enough for a ping or two, and for the eye. */
const PAUSE: Millis = 700;

export const PROLOGUE = `
10.0.0.10 belongs to a (10.0.0.11, priority 150) or, when a is not fit for it, to b (10.0.0.12, priority 100).
A client (10.0.0.100) pings it every 50 ms. It may take b 3 × advert_int + skew = 3.609 s to notice that a is gone.
`;

/**
 * @param report is told each verdict
 * @throws Error naming what did not happen
 */
export async function tell(
  stage: Stage,
  timeline: Timeline,
  report: (verdict: string) => void,
): Promise<void> {
  const judge = async (holder: NodeName, what: string, since: Millis, after: string, limit: Millis) => {
    const took = (await announcement(stage, holder, since)) - since;
    await sleep(PAUSE);
    const verdict = { what, after, took, limit, pingsLost: lost(stage.pings.entries, since) };
    report(formatVerdict(verdict));
    if (!isInTime(verdict)) throw new Error(`${what} too late`);
  };
  const becomesMaster = async (daemon: Daemon) =>
    judge('a', 'a became master', await inBackup(daemon), 'its start', masterDownInterval(PRIORITY.a));
  const takesOver = () =>
    judge('b', 'b took over', lastHeard(stage), "a's last advert of 150", masterDownInterval(PRIORITY.b));

  timeline.say('demo', 'nginx and keepalived start on a and b');
  await Promise.all([stage.nginx('a'), stage.nginx('b')]);
  const [a] = await Promise.all([stage.keepalived('a'), stage.keepalived('b')]);
  await becomesMaster(a);

  timeline.say('demo', 'a loses its power: SIGKILL to its keepalived, cable out');
  await stage.powerOff(a);
  await takesOver();

  timeline.say('demo', 'a comes back');
  await stage.powerOn('a');
  const again = await stage.keepalived('a');
  await becomesMaster(again);

  timeline.say('demo', 'nginx dies on a: two failed checks cost a 60 points');
  await stage.hosts.a.exec(['killall', 'nginx']);
  await priorityOf(again, PRIORITY.a, PRIORITY.lowered);
  await takesOver();

  timeline.say('demo', 'nginx comes back on a');
  await stage.nginx('a');
  const restored = await priorityOf(again, PRIORITY.lowered, PRIORITY.a);
  await judge('a', 'a preempted', restored, 'it got its points back', masterDownInterval(PRIORITY.lowered));

  const [conflict] = conflicts(stage.observer.entries);
  if (conflict)
    throw new Error(`${conflict.intruder.source} and ${conflict.incumbent.source} were both master`);
}

/** When b last heard a priority above its own: what it times the failover from. */
function lastHeard(stage: Stage): Millis {
  const heard = adverts(stage.observer.entries).findLast((advert) => advert.priority === PRIORITY.a);
  if (heard === undefined) throw new Error('a never advertised');
  return heard.time;
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
