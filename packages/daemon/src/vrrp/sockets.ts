import {
  type Datagram,
  type Kernel,
  KernelError,
  type RawSocket,
  type ReceivedDatagram,
  type SendFailure,
} from '@kaconf/kernel';
import { type InstancePlan, PROTOCOL_VRRP, type RouterPlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import type { Links } from './links.ts';
import type { TimedEvent } from './loop.ts';

/** In bytes: thousands of adverts, as may arrive while this process is not scheduled. */
const RECEIVE_BUFFER = 1 << 20;

interface Opened {
  readonly ifindex: number;
  readonly socket: RawSocket;
}

/** One raw socket for each interface, address family and multicast group that an instance speaks on and to. */
export class Sockets {
  readonly #kernel: Kernel;
  readonly #links: Links;
  readonly #log: Log;
  readonly #deliver: (events: readonly TimedEvent[]) => void;
  readonly #opened = new Map<string, Opened>();

  constructor(kernel: Kernel, links: Links, log: Log, deliver: (events: readonly TimedEvent[]) => void) {
    this.#kernel = kernel;
    this.#links = links;
    this.#log = log;
    this.#deliver = deliver;
  }

  /** Opens what the plan needs and closes what it does not; an interface that was made anew gets a new socket. */
  match(plan: RouterPlan): void {
    const wanted = new Map(plan.instances.map((one) => [key(one), one]));
    for (const [name, { ifindex, socket }] of this.#opened) {
      const instance = wanted.get(name);
      if (instance && this.#links.find(instance.interface)?.index === ifindex) continue;
      socket.close();
      this.#opened.delete(name);
    }
    for (const [name, instance] of wanted) if (!this.#opened.has(name)) this.#open(name, instance);
  }

  send(plan: InstancePlan, datagrams: readonly Datagram[]): readonly SendFailure[] {
    return this.#opened.get(key(plan))?.socket.send(datagrams) ?? [];
  }

  drain(): void {
    for (const { socket } of this.#opened.values()) socket.drain();
  }

  close(): void {
    for (const { socket } of this.#opened.values()) socket.close();
    this.#opened.clear();
  }

  #open(name: string, plan: InstancePlan): void {
    const link = this.#links.find(plan.interface);
    const socket = link && this.#socketOn(link.index, plan);
    if (!socket) return;
    this.#opened.set(name, { ifindex: link.index, socket });
    this.#log.info(
      `VRRP sockpool: [ifindex(${String(link.index).padStart(3)}), family(IPv${plan.family}), ` +
        `proto(${PROTOCOL_VRRP}), multicast, address(${plan.multicastGroup})]`,
    );
  }

  #socketOn(ifindex: number, { family, multicastGroup }: InstancePlan): RawSocket | undefined {
    try {
      return this.#kernel.openRawSocket({
        family,
        protocol: PROTOCOL_VRRP,
        ifindex,
        groups: [multicastGroup],
        receiveBuffer: RECEIVE_BUFFER,
        received: (datagrams) => this.#received(datagrams),
      });
    } catch (error) {
      // The interface has just gone; the kernel's word of it is on its way.
      if (!(error instanceof KernelError) || error.code !== 'ENODEV') throw error;
      this.#log.error(error.message);
      return undefined;
    }
  }

  #received(datagrams: readonly ReceivedDatagram[]): void {
    const events: TimedEvent[] = [];
    for (const { ifindex, source, destination, hopLimit, payload, time } of datagrams) {
      const name = this.#links.name(ifindex);
      if (name === undefined) continue;
      events.push({
        event: { type: 'datagram', interface: name, source, destination, hopLimit, payload },
        time,
      });
    }
    this.#deliver(events);
  }
}

function key({ interface: name, family, multicastGroup }: InstancePlan): string {
  return `${name} ${family} ${multicastGroup}`;
}
