import {
  type Datagram,
  type Kernel,
  KernelError,
  type RawSocket,
  type ReceivedDatagram,
  type Repeat,
  type SendFailure,
} from '@kaconf/kernel';
import { isMulticast, micros } from '@kaconf/net';
import { type InstancePlan, type RouterPlan, sourceAddress } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { Shortage } from '../../processes/shortage.ts';
import type { Links } from '../network/links.ts';
import { channelKey, isUnicast, protocolOf, receiveBuffer } from './channel.ts';
import type { Heard } from './signs-of-life.ts';

/** In bytes: thousands of adverts, as may arrive while this process is not scheduled. */
const RECEIVE_BUFFER = 1 << 20;

/** Who listens. */
interface Ears {
  hear(heard: readonly Heard[]): void;
  hearAgain(repeats: readonly Repeat[]): void;
}

interface Opened {
  readonly ifindex: number | undefined;
  readonly socket: RawSocket;
}

/**
 * One raw socket for each interface, address family, protocol and multicast group that instances speak on and to; one for
 * those in unicast. What is sent to a group is heard by its socket only, so none is heard twice.
 */
export class Sockets {
  readonly #kernel: Kernel;
  readonly #links: Links;
  readonly #log: Log;
  readonly #shortage: Shortage;
  readonly #ears: Ears;
  readonly #opened = new Map<string, Opened>();
  #unheard: readonly string[] = [];

  constructor(kernel: Kernel, links: Links, log: Log, shortage: Shortage, ears: Ears) {
    this.#kernel = kernel;
    this.#shortage = shortage;
    this.#links = links;
    this.#log = log;
    this.#ears = ears;
  }

  /** Opens what the plan needs and closes what it does not; an interface that was made anew gets a new socket. */
  match(plan: RouterPlan): void {
    const wanted = Map.groupBy(plan.instances, channelKey);
    this.#unheard = [];
    for (const [key, { ifindex, socket }] of this.#opened) {
      const [instance] = wanted.get(key) ?? [];
      if (instance && this.#ifindex(instance) === ifindex) continue;
      socket.close();
      this.#opened.delete(key);
    }
    for (const [key, instances] of wanted) if (!this.#opened.has(key)) this.#open(key, instances);
  }

  /** The instances that no socket was to be had for. */
  get unheard(): readonly string[] {
    return this.#unheard;
  }

  send(plan: InstancePlan, datagrams: readonly Datagram[]): readonly SendFailure[] {
    return this.#opened.get(channelKey(plan))?.socket.send(datagrams) ?? [];
  }

  look(): void {
    for (const { socket } of this.#opened.values()) socket.look();
  }

  drain(): void {
    for (const { socket } of this.#opened.values()) socket.drain();
  }

  close(): void {
    for (const { socket } of this.#opened.values()) socket.close();
    this.#opened.clear();
  }

  #ifindex({ interface: name }: InstancePlan): number | undefined {
    return name === undefined ? undefined : this.#links.find(name)?.index;
  }

  #open(key: string, instances: readonly InstancePlan[]): void {
    const [first] = instances;
    if (!first) return;
    const ifindex = this.#ifindex(first);
    if (first.interface !== undefined && ifindex === undefined) return;
    const socket = this.#socketFor(first, ifindex, instances);
    if (!socket) return;
    this.#opened.set(key, { ifindex, socket });
    this.#log.info(
      `VRRP sockpool: [ifindex(${String(ifindex ?? 0).padStart(3)}), family(IPv${first.family}), ` +
        `proto(${protocolOf(first)}), ${this.#place(first)}]`,
    );
  }

  #place(plan: InstancePlan): string {
    if (!isUnicast(plan)) return `multicast, address(${plan.multicastGroup})`;
    const state = plan.sourceInterface === undefined ? undefined : this.#links.state(plan.sourceInterface);
    return `unicast, address(${sourceAddress(plan, state) ?? '(none)'})`;
  }

  #socketFor(
    plan: InstancePlan,
    ifindex: number | undefined,
    instances: readonly InstancePlan[],
  ): RawSocket | undefined {
    const { family, interface: name, multicastGroup } = plan;
    const mtu = name === undefined ? 0 : (this.#links.find(name)?.mtu ?? 0);
    try {
      const socket = this.#kernel.openRawSocket({
        family,
        protocol: protocolOf(plan),
        ifindex,
        ...(isUnicast(plan) ? { groups: [] } : { groups: [multicastGroup], boundTo: multicastGroup }),
        receiveBuffer: receiveBuffer(instances, mtu) ?? RECEIVE_BUFFER,
        received: (datagrams) => this.#received(plan, socket, datagrams),
        repeated: (repeats) => this.#ears.hearAgain(repeats),
      });
      return socket;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      if (this.#shortage.explains(error)) {
        this.#unheard = [...this.#unheard, ...instances.map(({ name }) => name)];
        return undefined;
      }
      // The interface has just gone; the kernel's word of it is on its way.
      if (error.code !== 'ENODEV') throw error;
      this.#log.error(error.message);
      return undefined;
    }
  }

  /** @param plan one of those that share the socket */
  #received(plan: InstancePlan, socket: RawSocket, datagrams: readonly ReceivedDatagram[]): void {
    const behind = this.#kernel.wallClock() - this.#kernel.now();
    // An IPv6 socket for unicast hears the groups that others have joined; they hear them, too.
    const meant = isUnicast(plan)
      ? datagrams.filter(({ destination }) => !isMulticast(destination))
      : datagrams;
    this.#ears.hear(meant.map((datagram) => heard(plan.interface, socket, datagram, behind)));
  }
}

/** @param behind by how much the clock of packets differs from the wall clock, in microseconds */
function heard(
  name: string | undefined,
  socket: RawSocket,
  datagram: ReceivedDatagram,
  behind: number,
): Heard {
  const { source, destination, hopLimit, payload, header, time } = datagram;
  const wallClock = micros(time + behind);
  const addressed = { interface: name, source, destination, hopLimit, payload, wallClock };
  const event = { type: 'datagram', ...addressed, ...(header && { ipHeader: header }) } as const;
  return { event, time, expect: () => socket.expect(datagram) };
}
