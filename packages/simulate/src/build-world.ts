import type { Config } from '@kaconf/config';
import type { Digests } from '@kaconf/vrrp';
import { interfacesOf, type Wiring } from './world/interfaces.ts';
import { newNode, planNode } from './world/node.ts';
import { World } from './world/world.ts';

/** A router to be, under the name by which stories call it. */
export interface Router {
  readonly name: string;
  readonly config: Config;
}

export const BARE: Wiring = { joined: [], addresses: new Map() };

/** A world in which nobody runs yet. */
export function buildWorld(routers: readonly Router[], wiring: Wiring, digests: Digests): World {
  const planned = routers.map(({ name, config }) => ({ name, plan: planNode(config) }));
  const nodes = planned.map((one) => newNode({ ...one, interfaces: interfacesOf(one, planned, wiring) }));
  return new World(nodes, digests);
}
