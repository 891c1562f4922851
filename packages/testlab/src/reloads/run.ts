import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Millis } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { type Daemon, startDaemon } from '../daemon/daemon.ts';
import { privateDirty } from '../daemon/usage.ts';
import { type AddressWatch, watchAddresses } from '../network/address-watch.ts';
import { difference, type KernelState, kernelState } from '../network/kernel-state.ts';
import { makeNetwork } from '../network/network.ts';
import { type RoutingWatch, watchRouting } from '../network/routing-watch.ts';
import { gapsOf } from '../observer/gaps.ts';
import { openObserver } from '../observer/observer.ts';
import { adverts } from '../observer/query.ts';
import { addressesOf, configurationOf, OWN_ADDRESSES, routingOf, TRACKED_FILE } from './configuration.ts';
import { seeded } from './seeded.ts';
import { changed, EVERYTHING, INITIAL, type Setup, STEADY } from './setup.ts';

/** How long a reload may take until every address is where it belongs. */
const PATIENCE = 15_000;
const LOOKS = 10;
/** What still follows a reload by itself: scripts end, V8 compiles, and gives back after 8 s what it has kept in reserve. */
const REST = 10_000;
/** Until the kernel has been told everything. */
const SETTLING = 1000;

/** What a daemon holds, parent and VRRP child. */
export interface Holdings {
  readonly descriptors: readonly [number, number];
  /** Private dirty memory in KiB. */
  readonly memory: readonly [number, number];
}

export interface Reloaded {
  /** Addresses, routes and rules that went though they were in the configuration before and after. */
  readonly flaps: readonly string[];
  /** Where adverts came from that was no address of the host's own. */
  readonly strangeSources: readonly string[];
  /** The longest time between two adverts of the virtual router that is always there. */
  readonly silence: Millis;
  /** After each reload that was asked for. */
  readonly holdings: ReadonlyMap<number, Holdings>;
  /** After these reloads the kernel was otherwise than after a start with the same configuration: how. */
  readonly residues: readonly string[];
}

/**
 * Reloads with something else every time.
 * @param weighed after which reloads the holdings are looked at, and what the kernel has
 */
export async function reloadOften(
  binary: Binary,
  {
    count,
    seed,
    weighed,
  }: { readonly count: number; readonly seed: number; readonly weighed: readonly number[] },
): Promise<Reloaded> {
  await using node = await startNode(binary, INITIAL);
  await using observer = await openObserver(node.network.bridge);
  const { daemon, watch, routing } = node;
  const random = seeded(seed);
  const holdings = new Map<number, Holdings>();
  const [flaps, residues]: [string[], string[]] = [[], []];
  let setup = INITIAL;
  const reloadWith = async (next: Setup, what: string) => {
    const stays = new Set(everythingIn(setup)).intersection(new Set(everythingIn(next)));
    const from = removals(watch, routing).length;
    await reloaded(daemon, configurationOf(next), what);
    await settled(watch, addressesOf(next), what);
    const removed = removals(watch, routing).slice(from);
    flaps.push(...removed.filter((one) => stays.has(one)).map((one) => `${what}: ${one}`));
    setup = next;
  };
  for (let reload = 1; reload <= count; reload++) {
    await reloadWith(changed(setup, random), `reload ${reload}`);
    if (!weighed.includes(reload)) continue;
    const fresh = await freshKernel(binary, setup);
    residues.push(...difference(fresh, await kernelState(node.host)));
    // With the same configuration each time, so that what it needs does not count.
    await reloadWith(EVERYTHING, `all there can be after reload ${reload}`);
    await sleep(REST);
    holdings.set(reload, await holdingsOf(daemon));
  }
  const heard = adverts(observer.entries);
  const steady = heard.filter(({ vrid }) => vrid === STEADY);
  const own = new Set(OWN_ADDRESSES.map((address) => address.replace(/\/.*/, '')));
  const strangeSources = [...new Set(heard.map(({ source }) => source)).difference(own)];
  return { flaps, strangeSources, silence: Math.max(...gapsOf(steady)), holdings, residues };
}

/** A host with a daemon that has done what its configuration says. */
async function startNode(binary: Binary, setup: Setup) {
  await using made = new AsyncDisposableStack();
  const network = made.use(await makeNetwork({ a: OWN_ADDRESSES }));
  const { a: host } = network.hosts;
  const watch = made.use(await watchAddresses(host));
  const routing = made.use(await watchRouting(host));
  await writeFile(host.namespace.root + TRACKED_FILE, '0\n');
  const daemon = made.use(await startDaemon(host, binary, configurationOf(setup)));
  await settled(watch, addressesOf(setup), 'the start');
  const kept = made.move();
  return { network, host, watch, routing, daemon, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Waits until it says so: what has been removed by then is not what the next reload removes. */
async function reloaded(daemon: Daemon, configuration: string, what: string): Promise<void> {
  const from = daemon.log.entries.length;
  await daemon.reload(configuration);
  const isComplete = () =>
    daemon.log.entries.slice(from).some(({ text }) => text.includes('Reload complete'));
  await daemon.log.waitFor(what, isComplete, PATIENCE);
}

/** Waits until exactly these addresses are there. @throws Error that says which are not, or are though they should not be */
async function settled(watch: AddressWatch, wanted: readonly string[], what: string): Promise<void> {
  const open = () => new Set(wanted).symmetricDifference(present(watch));
  const isSettled = () => open().size === 0;
  if (isSettled()) await sleep(100);
  else {
    await watch.waitFor(what, isSettled, PATIENCE).catch((cause: unknown) => {
      throw new Error(`after ${what} there or missing: ${[...open()].join(', ')}`, { cause });
    });
  }
}

/** The addresses of ours that are there after all that came and went. */
function present(watch: AddressWatch): Set<string> {
  const all = new Set<string>();
  for (const { type, address } of watch.entries) {
    if (type === 'added') all.add(address);
    else all.delete(address);
  }
  return all.difference(new Set(OWN_ADDRESSES));
}

function everythingIn(setup: Setup): readonly string[] {
  return [...addressesOf(setup), ...routingOf(setup)];
}

/** A second "added" is no flap, but news of the same address, of its state for instance. */
function removals(watch: AddressWatch, routing: RoutingWatch): readonly string[] {
  const addresses = watch.entries.filter(({ type }) => type === 'removed');
  return [...addresses, ...routing.entries]
    .toSorted((one, other) => one.time - other.time)
    .map((one) => ('address' in one ? one.address : one.what));
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

async function freshKernel(binary: Binary, setup: Setup): Promise<KernelState> {
  await using node = await startNode(binary, setup);
  await sleep(SETTLING);
  return await kernelState(node.host);
}
