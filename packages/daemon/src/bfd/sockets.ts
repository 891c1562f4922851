import { randomInt } from 'node:crypto';
import type { Arrival, SessionPlan } from '@kaconf/bfd';
import { type Kernel, KernelError, type UdpSocket } from '@kaconf/kernel';
import { familyOf } from '@kaconf/net';
import type { Shortage } from '../processes/shortage.ts';

/** RFC 5881 section 4. */
const CONTROL_PORT = 3784;
const FIRST_SOURCE_PORT = 49_152;
const LAST_SOURCE_PORT = 65_535;
/** RFC 5883 section 5. */
const MULTIHOP_PORT = 4784;
/** So many source ports in a row are others'. */
const ATTEMPTS = 256;

const HOP_LIMIT = 255;

type Ports = Pick<Kernel, 'openUdpSocket'>;

/** Where a session's packets go to. */
export function controlPort({ multihop }: SessionPlan): number {
  return multihop ? MULTIHOP_PORT : CONTROL_PORT;
}

/**
 * Of one session, for its packets.
 *
 * @throws KernelError EADDRNOTAVAIL where this machine does not have the source address
 */
export function openSourceSocket(kernel: Ports, { neighbor, source, ttl }: SessionPlan): UdpSocket {
  const address = source === undefined ? {} : { address: source };
  let port = randomInt(FIRST_SOURCE_PORT, LAST_SOURCE_PORT + 1);
  for (let attempt = 1; ; attempt++) {
    try {
      return kernel.openUdpSocket({ family: familyOf(neighbor), hopLimit: ttl, port, ...address });
    } catch (error) {
      const isTaken = error instanceof KernelError && error.code === 'EADDRINUSE';
      if (!isTaken || attempt === ATTEMPTS) throw error;
      port = port === LAST_SOURCE_PORT ? FIRST_SOURCE_PORT : port + 1;
    }
  }
}

/** What hears the neighbours of all sessions: a socket for each family and port that there are sessions of. */
export class Listeners {
  readonly #kernel: Ports;
  readonly #shortage: Shortage;
  readonly #heard: (arrivals: readonly Arrival[]) => void;
  readonly #open = new Map<string, UdpSocket>();

  constructor(kernel: Ports, shortage: Shortage, heard: (arrivals: readonly Arrival[]) => void) {
    this.#kernel = kernel;
    this.#shortage = shortage;
    this.#heard = heard;
  }

  /** @throws KernelError EADDRINUSE where another BFD runs */
  match(plans: readonly SessionPlan[]): void {
    const wanted = new Map(plans.map((plan) => [keyOf(plan), plan]));
    for (const [key, socket] of this.#open) {
      if (wanted.has(key)) continue;
      socket.close();
      this.#open.delete(key);
    }
    for (const [key, plan] of wanted) {
      const socket = this.#open.get(key) ?? this.#shortage.attempt(() => this.#listen(plan));
      if (socket) this.#open.set(key, socket);
    }
  }

  /** What is queued is heard before it returns. */
  drain(): void {
    for (const socket of this.#open.values()) socket.drain();
  }

  close(): void {
    this.match([]);
  }

  #listen(plan: SessionPlan): UdpSocket {
    const { multihop } = plan;
    return this.#kernel.openUdpSocket({
      family: familyOf(plan.neighbor),
      port: controlPort(plan),
      hopLimit: HOP_LIMIT,
      received: (datagrams) => this.#heard(datagrams.map((datagram) => ({ ...datagram, multihop }))),
    });
  }
}

function keyOf(plan: SessionPlan): string {
  return `${familyOf(plan.neighbor)} ${controlPort(plan)}`;
}
