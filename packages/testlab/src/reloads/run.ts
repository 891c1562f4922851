import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Millis } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { type Daemon, startDaemon } from '../daemon/daemon.ts';
import { privateDirty } from '../daemon/usage.ts';
import { type AddressChange, type AddressWatch, watchAddresses } from '../network/address-watch.ts';
import type { Host } from '../network/host.ts';
import { makeNetwork } from '../network/network.ts';
import { gapsOf } from '../observer/gaps.ts';
import { openObserver } from '../observer/observer.ts';
import { adverts } from '../observer/query.ts';
import { seeded } from './seeded.ts';
import { addressesOf, changed, configurationOf, INITIAL, type Setup, STEADY } from './setup.ts';

/** How long a reload may take until every address is where it belongs. */
const PATIENCE = 15_000;
const LOOKS = 10;
const OWN = '10.0.0.11/16';

/** What a daemon holds, parent and VRRP child. */
export interface Holdings {
  readonly descriptors: readonly [number, number];
  /** Private dirty memory in KiB. */
  readonly memory: readonly [number, number];
}

export interface Reloaded {
  /** Addresses that came or went though they were in the configuration before and after. */
  readonly flaps: readonly AddressChange[];
  /** The longest time between two adverts of the virtual router that is always there. */
  readonly silence: Millis;
  /** After each reload that was asked for. */
  readonly holdings: ReadonlyMap<number, Holdings>;
  /** Addresses, routes and rules at the end, and those after a start with the last configuration. */
  readonly kernel: string;
  readonly freshKernel: string;
}

/**
 * Reloads with something else every time.
 * @param weighed after which reloads the holdings are looked at
 */
export async function reloadOften(
  binary: Binary,
  {
    count,
    seed,
    weighed,
  }: { readonly count: number; readonly seed: number; readonly weighed: readonly number[] },
): Promise<Reloaded> {
  await using network = await makeNetwork({ a: [OWN] });
  await using observer = await openObserver(network.bridge);
  const { a } = network.hosts;
  await using watch = await watchAddresses(a);
  await using daemon = await startDaemon(a, binary, configurationOf(INITIAL));
  await settled(watch, addressesOf(INITIAL), 'the start');
  const random = seeded(seed);
  const holdings = new Map<number, Holdings>();
  const flaps: AddressChange[] = [];
  let setup = INITIAL;
  for (let reload = 1; reload <= count; reload++) {
    const next = changed(setup, random);
    const from = watch.entries.length;
    await daemon.reload(configurationOf(next));
    await settled(watch, addressesOf(next), `reload ${reload}`);
    flaps.push(...flapsIn(watch.entries.slice(from), setup, next));
    setup = next;
    if (weighed.includes(reload)) holdings.set(reload, await holdingsOf(daemon));
  }
  const steady = adverts(observer.entries).filter(({ vrid }) => vrid === STEADY);
  const kernel = await kernelState(a);
  return {
    flaps,
    silence: Math.max(...gapsOf(steady)),
    holdings,
    kernel,
    freshKernel: await freshKernel(binary, setup),
  };
}

/** Waits until exactly these virtual addresses are there. */
async function settled(watch: AddressWatch, wanted: readonly string[], what: string): Promise<void> {
  const isSettled = () => new Set(wanted).symmetricDifference(present(watch)).size === 0;
  if (isSettled()) await sleep(100);
  else await watch.waitFor(`all addresses of ${what}`, isSettled, PATIENCE);
}

/** The virtual addresses that are there after all that came and went. */
function present(watch: AddressWatch): Set<string> {
  const all = new Set<string>();
  for (const { type, address } of watch.entries) {
    if (type === 'added') all.add(address);
    else all.delete(address);
  }
  return new Set([...all].filter((address) => address.startsWith('10.0.') && address !== OWN));
}

function flapsIn(changes: readonly AddressChange[], before: Setup, after: Setup): AddressChange[] {
  const stays = new Set(addressesOf(before)).intersection(new Set(addressesOf(after)));
  return changes.filter(({ address }) => stays.has(address));
}

/** The least of several looks: a script that is being started has descriptors, too. */
async function holdingsOf(daemon: Daemon): Promise<Holdings> {
  const [parent, child] = [daemon.pid, await daemon.vrrpChild()];
  const least = async (look: (pid: number) => number): Promise<[number, number]> => {
    const looks: [number, number][] = [];
    for (let count = 0; count < LOOKS; count++) {
      looks.push([look(parent), look(child)]);
      await sleep(50);
    }
    return [Math.min(...looks.map(([one]) => one)), Math.min(...looks.map(([, one]) => one))];
  };
  return {
    descriptors: await least((pid) => readdirSync(`/proc/${pid}/fd`).length),
    memory: await least(privateDirty),
  };
}

async function freshKernel(binary: Binary, setup: Setup): Promise<string> {
  await using network = await makeNetwork({ a: [OWN] });
  const { a } = network.hosts;
  await using watch = await watchAddresses(a);
  await using _daemon = await startDaemon(a, binary, configurationOf(setup));
  await settled(watch, addressesOf(setup), 'a fresh start');
  return await kernelState(a);
}

/** In no order: addresses stand as they came. */
async function kernelState(host: Host): Promise<string> {
  const outputs = [];
  for (const what of [
    ['address', 'show', 'dev', 'eth0'],
    ['route', 'show', 'table', 'all'],
    ['rule', 'show'],
  ]) {
    const entries: unknown[] = JSON.parse(await host.exec(['ip', '-4', '-j', ...what]));
    const flat = entries.flatMap((entry) => (entry as { addr_info?: unknown[] }).addr_info ?? [entry]);
    outputs.push(...flat.map((entry) => JSON.stringify(entry)).toSorted());
  }
  return outputs.join('\n');
}
