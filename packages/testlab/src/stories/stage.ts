import type { Binary } from '../daemon/binary.ts';
import { drop } from '../network/drops.ts';
import { introduce } from '../network/neighbours.ts';
import { batch, makeNetwork, type Network } from '../network/network.ts';
import { type Observer, openObserver } from '../observer/observer.ts';
import { Actor } from './actor.ts';
import { addressesOf } from './places.ts';
import type { Story } from './story.ts';

/** The nodes of a story on a bridge, none of which runs yet, and somebody who listens. */
export interface Stage extends AsyncDisposable {
  readonly network: Network<string>;
  readonly observer: Observer;
  readonly actors: ReadonlyMap<string, Actor>;
  /** Frames for which one of these holds are not forwarded, from now on. */
  readonly barriers: Barriers;
}

export async function openStage({ configurations }: Story, binary: Binary): Promise<Stage> {
  await using made = new AsyncDisposableStack();
  const plan = Object.fromEntries(
    [...configurations.keys()].map((node, index) => [node, addressesOf(index)]),
  );
  const network = made.use(await makeNetwork(plan));
  await introduce(network, plan);
  await plugIn(network, configurations);
  const observer = made.use(await openObserver(network.bridge));
  const actors = await Promise.all(
    Object.values(network.hosts).map(async (host) => {
      const configuration = configurations.get(host.name) ?? '';
      return [host.name, made.use(await Actor.open(host, binary, configuration))] as const;
    }),
  );
  const kept = made.move();
  return {
    network,
    observer,
    actors: new Map(actors),
    barriers: new Barriers(network),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** What goes into the bridge, or for interfaces that nobody else has leads nowhere. */
export function cableOf(node: string, name: string): string {
  return name === 'eth0' ? node : `${node}-${name}`;
}

/** Interfaces that configurations name beside eth0. */
async function plugIn({ hosts, bridge }: Network<string>, configurations: Story['configurations']) {
  for (const [node, text] of configurations) {
    const host = hosts[node];
    const names = [...new Set(text.match(/\beth[1-9]\b/g))];
    if (!host || names.length === 0) continue;
    const cables = names.map(
      (name) =>
        `link add name ${cableOf(node, name)} type veth peer name ${name} netns ${host.namespace.init}`,
    );
    await batch(bridge, [...cables, ...names.map((name) => `link set dev ${cableOf(node, name)} up`)]);
    await batch(
      host.namespace,
      names.flatMap((name) => [`link set ${name} addrgenmode none`, `link set ${name} up`]),
    );
  }
}

/** What the bridge does not forward. */
export class Barriers {
  readonly #network: Network<string>;
  readonly #conditions = new Map<string, readonly string[]>();
  #last: Promise<void> = Promise.resolve();

  constructor(network: Network<string>) {
    this.#network = network;
  }

  set(name: string, conditions: readonly string[]): Promise<void> {
    this.#conditions.set(name, conditions);
    return this.#apply();
  }

  /** Those whose names begin so. */
  clear(name: string): Promise<void> {
    for (const key of this.#conditions.keys()) if (key.startsWith(name)) this.#conditions.delete(key);
    return this.#apply();
  }

  #apply(): Promise<void> {
    this.#last = this.#last.then(() => drop(this.#network.bridge, ...[...this.#conditions.values()].flat()));
    return this.#last;
  }
}
