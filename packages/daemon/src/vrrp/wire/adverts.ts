import type { Datagram, Kernel } from '@kaconf/kernel';
import { type Effect, encodeAdvert, type InstancePlan, isRepeatable, type RouterPlan } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import { channelKey } from './channel.ts';
import { digests } from './digests.ts';
import type { Sockets } from './sockets.ts';
import { Stamps } from './stamps.ts';

const PRIORITY_STOP = 0;

type Advertise = Extract<Effect, { type: 'advertise' }>;

interface Encoded {
  readonly advert: Advertise;
  readonly datagrams: readonly Datagram[];
}

interface Queued {
  readonly plan: InstancePlan;
  readonly datagram: Datagram;
  readonly priority: number;
}

/** Sends adverts: each encoded once and sent again as it is until something in it changes. */
export class Adverts {
  readonly #sockets: Sockets;
  readonly #log: Log;
  readonly #stamps: Stamps;
  readonly #encoded = new WeakMap<InstancePlan, Encoded>();
  readonly #queued = new Map<string, Queued[]>();
  #byName: { plan: RouterPlan; instances: ReadonlyMap<string, InstancePlan> } | undefined;

  constructor(kernel: Kernel, sockets: Sockets, log: Log) {
    this.#sockets = sockets;
    this.#log = log;
    this.#stamps = new Stamps(kernel);
  }

  queue(router: RouterPlan, effect: Advertise): void {
    const plan = this.#instance(router, effect.instance);
    if (!plan) return;
    const key = channelKey(plan);
    const queue = this.#queued.get(key) ?? [];
    const { priority } = effect;
    for (const datagram of this.#datagrams(plan, effect)) queue.push({ plan, datagram, priority });
    this.#queued.set(key, queue);
  }

  /** One system call for each socket. */
  flush(): void {
    if (this.#queued.size === 0) return;
    for (const queue of this.#queued.values()) {
      const [first] = queue;
      if (first) this.#send(first.plan, queue);
    }
    this.#queued.clear();
  }

  #send(plan: InstancePlan, queue: readonly Queued[]): void {
    const failures = this.#sockets.send(
      plan,
      queue.map(({ datagram }) => datagram),
    );
    for (const { index, error } of failures) {
      const { name, unicastPeers } = queue[index]?.plan ?? plan;
      // Last words, and the link is why they are said.
      if (queue[index]?.priority === PRIORITY_STOP && error.code === 'ENETUNREACH') continue;
      const to = queue[index]?.datagram.destination;
      const what = unicastPeers.length > 0 ? `Cant send advert to ${to}` : 'send advert error';
      this.#log.error(`(${name}) ${what}: ${error.message}`);
    }
  }

  #datagrams(plan: InstancePlan, advert: Advertise): readonly Datagram[] {
    if (!isRepeatable(plan)) return encodeAdvert(plan, advert, this.#stamps.next(plan), digests);
    const known = this.#encoded.get(plan);
    if (known && isSame(known.advert, advert)) return known.datagrams;
    const datagrams = encodeAdvert(plan, advert, undefined, digests);
    this.#encoded.set(plan, { advert, datagrams });
    return datagrams;
  }

  #instance(plan: RouterPlan, name: string): InstancePlan | undefined {
    if (this.#byName?.plan !== plan) {
      this.#byName = { plan, instances: new Map(plan.instances.map((one) => [one.name, one])) };
    }
    return this.#byName.instances.get(name);
  }
}

function isSame(one: Advertise, other: Advertise): boolean {
  return (
    one.priority === other.priority && one.source === other.source && one.oldChecksum === other.oldChecksum
  );
}
