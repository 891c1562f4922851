import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import { type Binary, ours } from '../../daemon/binary.ts';
import { type Daemon, startDaemon } from '../../daemon/daemon.ts';
import { usageOf } from '../../daemon/usage.ts';
import { makeNetwork } from '../../network/network.ts';
import type { Announcement, WireEvent } from '../../observer/event.ts';
import { latenessOf } from '../../observer/gaps.ts';
import { openObserver } from '../../observer/observer.ts';
import { adverts } from '../../observer/query.ts';
import { ADDRESSES_EACH, crowd, INSTANCES, INTERVAL, isShared, REPEATS, routerOf } from './configuration.ts';

/** Until what is run often has been compiled: of what runs ten times a second, that takes V8 a minute. */
const WARM_UP: Millis = 40_000;
const DURATION: Millis = 30_000;
/** A hiccup of the machine spoils one of them. */
const WINDOW: Millis = 10_000;
/** From the promotion until the second burst of gratuitous ARPs, five seconds later, has gone. */
const SETTLING: Millis = 10_000;
const PROMOTED = '10.0.0.12';

/** What a daemon does with a crowd of virtual routers that another is master of, then dies. */
export interface Measured {
  /** Of one processor, while it hears 2,500 adverts a second. */
  readonly receiving: number;
  readonly promotion: Promotion;
  /** Of one processor, while it sends as many. */
  readonly sending: number;
  /** How late its adverts come, ascending, of each ten seconds. */
  readonly lateness: readonly (readonly Millis[])[];
}

export interface Promotion {
  /** From the first gratuitous ARP of all until each address had one. */
  readonly firstRound: Millis;
  /** Until the last of the burst. */
  readonly whole: Millis;
  /** How many the burst had. */
  readonly announcements: number;
  /** How late the adverts came meanwhile and a second longer, ascending: of those promoted and of those that were master before. */
  readonly lateness: readonly Millis[];
}

export async function measure(binary: Binary): Promise<Measured> {
  await using network = await makeNetwork({ a: ['10.0.0.11/16'], b: [`${PROMOTED}/16`] });
  const { hosts, bridge } = network;
  await using observer = await openObserver(bridge);
  await using rival = await startDaemon(hosts.a, ours(), crowd(200, false));
  await rival.enters('MASTER', 30_000, 0, `VI_${INSTANCES}`);
  await sleep(WARM_UP);
  await using subject = await startDaemon(hosts.b, binary, crowd(100, true));
  await sleep(SETTLING);
  const receiving = await processorShare(subject);
  const crashed = now();
  await rival.crash();
  await sleep(SETTLING);
  const promotion = promotionIn(observer.entries, crashed);
  const start = now();
  const sending = await processorShare(subject);
  const lateness = windowsBetween(start, now()).map((from) =>
    latenessOf(spokenBetween(observer.entries, from, from + WINDOW), INTERVAL),
  );
  return { receiving, promotion, sending, lateness };
}

/** Not a competitor of what it measures; what it starts would inherit this, so it starts nothing meanwhile. */
async function processorShare(daemon: Daemon): Promise<number> {
  setPriority(constants.priority.PRIORITY_LOW);
  await sleep(WARM_UP);
  const [start, before] = [now(), usageOf(daemon.pid).cpu];
  await sleep(DURATION);
  const share = (usageOf(daemon.pid).cpu - before) / (now() - start);
  setPriority(constants.priority.PRIORITY_NORMAL);
  return share;
}

function promotionIn(events: readonly WireEvent[], crashed: Millis): Promotion {
  const told = events
    .filter((event): event is Announcement => event.type === 'garp' && event.time > crashed)
    .filter(({ address }) => isShared(routerOf(address)))
    .slice(0, INSTANCES * ADDRESSES_EACH * REPEATS);
  const firsts = new Map(told.toReversed().map(({ address, time }) => [address, time]));
  const [start, end] = [told[0]?.time ?? Number.NaN, told.at(-1)?.time ?? Number.NaN];
  return {
    firstRound: Math.max(...firsts.values()) - start,
    whole: end - start,
    announcements: told.length,
    lateness: latenessOf(spokenBetween(events, crashed, end + 1000), INTERVAL),
  };
}

/** Where each whole one begins. */
function windowsBetween(start: Millis, end: Millis): readonly Millis[] {
  return Array.from({ length: Math.floor((end - start) / WINDOW) }, (_, index) => start + index * WINDOW);
}

function spokenBetween(events: readonly WireEvent[], start: Millis, end: Millis) {
  return adverts(events, PROMOTED).filter(({ time }) => time >= start && time < end);
}
