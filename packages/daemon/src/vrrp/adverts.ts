import type { Datagram } from '@kaconf/kernel';
import type { IpAddress } from '@kaconf/net';
import {
  advertisementOf,
  type Effect,
  encodeAdvertisement,
  type InstancePlan,
  type RouterPlan,
} from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import type { Sockets } from './sockets.ts';

type Advertise = Extract<Effect, { type: 'advertise' }>;

const HOP_LIMIT = 255;

/** Sends adverts: each encoded once and sent again as it is until its priority or source changes. */
export class Adverts {
  readonly #sockets: Sockets;
  readonly #log: Log;
  readonly #encoded = new WeakMap<
    InstancePlan,
    { priority: number; source: IpAddress; datagrams: Datagram[] }
  >();
  readonly #queued = new Map<string, { plan: InstancePlan; datagrams: Datagram[] }>();
  #byName: { plan: RouterPlan; instances: ReadonlyMap<string, InstancePlan> } | undefined;

  constructor(sockets: Sockets, log: Log) {
    this.#sockets = sockets;
    this.#log = log;
  }

  queue(plan: RouterPlan, effect: Advertise): void {
    const instance = this.#instance(plan, effect.instance);
    if (!instance) return;
    const key = `${instance.interface} ${instance.family}`;
    const queue = this.#queued.get(key) ?? { plan: instance, datagrams: [] };
    queue.datagrams.push(...this.#datagrams(instance, effect));
    this.#queued.set(key, queue);
  }

  /** One system call for each interface and family. */
  flush(): void {
    if (this.#queued.size === 0) return;
    for (const { plan, datagrams } of this.#queued.values()) {
      for (const { error } of this.#sockets.send(plan, datagrams)) {
        this.#log.error(`${plan.interface}: ${error.message}`);
      }
    }
    this.#queued.clear();
  }

  #datagrams(plan: InstancePlan, { priority, source }: Advertise): Datagram[] {
    const known = this.#encoded.get(plan);
    if (known?.priority === priority && known.source === source) return known.datagrams;
    const datagrams = encode(plan, priority, source);
    this.#encoded.set(plan, { priority, source, datagrams });
    return datagrams;
  }

  #instance(plan: RouterPlan, name: string): InstancePlan | undefined {
    if (this.#byName?.plan !== plan) {
      this.#byName = { plan, instances: new Map(plan.instances.map((one) => [one.name, one])) };
    }
    return this.#byName.instances.get(name);
  }
}

function encode(plan: InstancePlan, priority: number, source: IpAddress): Datagram[] {
  const destinations = plan.unicastPeers.length > 0 ? plan.unicastPeers : [plan.multicastGroup];
  const advertisement = advertisementOf(plan, priority);
  return destinations.map((destination) => ({
    source,
    destination,
    hopLimit: HOP_LIMIT,
    payload: encodeAdvertisement(advertisement, { source, destination }),
  }));
}
