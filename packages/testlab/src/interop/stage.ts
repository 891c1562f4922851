import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../clock.ts';
import { ours, real } from '../daemon/binary.ts';
import { type Daemon, startDaemon } from '../daemon/daemon.ts';
import { introduce } from '../network/neighbours.ts';
import { makeNetwork, type Network } from '../network/network.ts';
import type { WireEvent } from '../observer/event.ts';
import { type Observer, openObserver } from '../observer/observer.ts';
import type { Cell } from './cell.ts';
import { configurationOf, isVirtual, type Place } from './node.ts';
import type { Quiet } from './quiet.ts';

/** Two hosts, whoever is to run on them, and somebody who listens. */
export interface Stage {
  readonly cell: Cell;
  readonly network: Network<Place>;
  readonly observer: Observer;
  /** Waits until it is backup: then it has done what takes the processor. */
  start(place: Place): Promise<Daemon>;
  /** The same as part of a deed. */
  startNow(place: Place): Promise<Daemon>;
  /** Does it, and waits for who takes over. The machine is quiet meanwhile. @param takes the processor about so long */
  act(takes: Millis, deed: () => Promise<Expectation>): Promise<Expectation>;
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
  /** From when its time is counted, once that can be seen on the wire. */
  since(events: readonly WireEvent[]): Millis | undefined;
  /** When there is another limit for either of two, 0. */
  readonly least: Millis;
  readonly limit: Millis;
}

const ADDRESSES = {
  a: ['10.0.0.11/24', 'fe80::11/64', '2001:db8::11/64'],
  b: ['10.0.0.12/24', 'fe80::12/64', '2001:db8::12/64'],
} as const;

/** How long a daemon's start keeps the processor busy. */
export const DAEMON_TAKES: Millis = 400;
/** From how long before the protocol's limit it is quiet, and until how long after the first announcement. */
const MARGIN: Millis = 30;
/** How late somebody may be and is waited for all the same. */
const PATIENCE: Millis = 5000;
export const WAIT: Millis = 15_000;

export async function setStage(cell: Cell, made: AsyncDisposableStack, quiet: Quiet): Promise<Stage> {
  const network = made.use(await makeNetwork(ADDRESSES));
  await introduce(network, ADDRESSES);
  const observer = made.use(await openObserver(network.bridge));
  const startNow = async (place: Place) => {
    const binary = (place === 'a' ? cell.master : cell.backup) === 'ours' ? ours() : real();
    const daemon = made.use(await startDaemon(network.hosts[place], binary, configurationOf(cell, place)));
    await daemon.enters('BACKUP', WAIT);
    return daemon;
  };
  const awaited = async ({ after, takeover }: Expectation) => {
    if (!takeover) return;
    const macs = takeover.by.map((place) => network.hosts[place].mac);
    const fits = (event: WireEvent) =>
      isVirtual(cell, event) && event.time > after && macs.includes(event.sourceMac);
    await observer.waitFor('an announcement', fits, takeover.limit + PATIENCE).catch(() => {});
    await sleep(MARGIN);
  };
  return {
    cell,
    network,
    observer,
    startNow,
    start: (place) => quiet.work(DAEMON_TAKES, () => startNow(place)),
    async act(takes, deed) {
      const [expected, over] = await quiet.work(takes, async () => {
        const result = await deed();
        const happened = awaited(result);
        quiet.keep(quietFrom(result, observer.entries), happened);
        return [result, happened] as const;
      });
      await over;
      return expected;
    },
  };
}

/** At once, where what it waits for has not been said yet. */
function quietFrom({ takeover }: Expectation, events: readonly WireEvent[]): Millis {
  const since = takeover?.since(events);
  return since === undefined || !takeover ? now() : since + takeover.limit - MARGIN;
}
