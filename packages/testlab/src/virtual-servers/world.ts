import type { BackendPlan, Listening } from '../backends/backend.ts';
import { serve } from '../backends/serve.ts';
import type { Namespace } from '../network/namespace.ts';
import { batch } from '../network/network.ts';
import { within } from '../network/within.ts';
import { run } from '../process/spawn.ts';

/** The servers of a scenario, all in this process, on the network of its bridge. */
export interface World extends AsyncDisposable {
  up(names: readonly string[]): Promise<void>;
  down(names: readonly string[]): Promise<void>;
  /** Behaves otherwise from now on; without words as at first. */
  serves(name: string, words: readonly string[]): Promise<void>;
}

/** Each server there is, one after the other. */
const ALL = '*';
/** As a server of its kind should. */
const WELL = 'well';

/** That a port is closed is told to each who asks, not once in a second. */
const UNLIMITED = ['net.ipv4.icmp_ratelimit=0', 'net.ipv6.icmp.ratelimit=0'];

/** All are up at first; several of one name come and go together. @throws Error when one cannot listen where it should */
export async function openWorld(bridge: Namespace, backends: readonly BackendPlan[]): Promise<World> {
  const addresses = [...new Set(backends.map(({ address }) => address))];
  const first = Map.groupBy(backends, ({ name }) => name);
  const plans = new Map<string, readonly BackendPlan[]>(first);
  const meant = (names: readonly string[]) => (names.includes(ALL) ? [...first.keys()] : names);
  const listening = new Map<string, readonly Listening[]>();
  await batch(bridge, addresses.map(assignment));
  await run(bridge.onNetwork(['sysctl', '-qw', ...UNLIMITED]));

  const up = async (names: readonly string[]) => {
    for (const name of meant(names)) {
      const named = plans.get(name);
      if (!named) throw new Error(`there is no server ${name}`);
      if (!listening.has(name))
        listening.set(name, await within(bridge, () => Promise.all(named.map(serve))));
    }
  };
  const down = async (names: readonly string[]) => {
    for (const name of meant(names)) {
      await Promise.all((listening.get(name) ?? []).map((one) => one[Symbol.asyncDispose]()));
      listening.delete(name);
    }
  };
  await up([...plans.keys()]);
  return {
    up,
    down,
    async serves(names, words) {
      for (const name of meant([names])) {
        const before = first.get(name) ?? [];
        const after = behaving(before, words);
        plans.set(name, after);
        const retired = listening.get(name) ?? [];
        const others = await within(bridge, () => Promise.all(after.map(serve)));
        for (const one of retired) one.retire();
        listening.set(name, [...retired, ...others]);
      }
    },
    [Symbol.asyncDispose]: () => down([...listening.keys()]),
  };
}

/** @param words of its kind, `well`, or none for as it was planned */
function behaving(plans: readonly BackendPlan[], words: readonly string[]): readonly BackendPlan[] {
  if (words.length === 0) return plans;
  const behaviour = words[0] === WELL ? [] : words;
  return plans.map((plan) => ({ ...plan, behaviour }));
}

function assignment(address: string): string {
  return address.includes(':')
    ? `address add ${address}/64 dev br0 nodad`
    : `address add ${address}/16 dev br0`;
}
