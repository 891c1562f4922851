import type { IpAddress } from '@kaconf/net';
import { isIPv6 } from '@kaconf/net';
import { type ControlPacket, decodeControlPacket } from './packet/control-packet.ts';
import type { SessionPlan } from './plan/plan.ts';
import type { DropReason } from './session/effect.ts';
import type { Session } from './session/session.ts';

/** A UDP datagram at the port of control packets, or at that of those that come from afar. */
export interface Arrival {
  readonly source: IpAddress;
  readonly sourcePort: number;
  readonly destination: IpAddress;
  readonly hopLimit: number;
  /** It came to port 4784 (RFC 5883). */
  readonly multihop: boolean;
  readonly payload: Uint8Array;
}

export interface Addressee {
  readonly plan: SessionPlan;
  readonly session: Session;
}

export interface Addressed<Entry> {
  readonly entry: Entry;
  readonly packet: ControlPacket;
}

export interface Dropped {
  readonly dropped: DropReason;
  /** With `-D`. */
  readonly texts: readonly string[];
}

/** Which session a datagram is for (RFC 5880 section 6.8.6), if it may have come from its neighbour at all. */
export function addressed<Entry extends Addressee>(
  entries: readonly Entry[],
  arrival: Arrival,
): Addressed<Entry> | Dropped {
  const from = `packet from [${arrival.source}]:${arrival.sourcePort}`;
  const packet = decodeControlPacket(arrival.payload);
  if ('malformed' in packet) {
    return { dropped: 'malformed', texts: [packet.malformed, `Discarding bogus ${from}`] };
  }
  const entry = entries.find((one) => isFor(one, packet, arrival));
  if (!entry) {
    const discriminator = `0x${packet.yourDiscriminator.toString(16).padStart(8, '0')}`;
    const why = `(session is not found - your discriminator field is ${discriminator})`;
    return { dropped: 'unknown session', texts: [`Discarding ${from} ${why}`] };
  }
  const { ttl, maxHops } = entry.plan;
  // RFC 5881 section 5: what has passed a router is not a neighbour's, whatever its addresses say.
  if (maxHops >= 0 && maxHops + arrival.hopLimit < ttl) {
    const field = isIPv6(arrival.source) ? 'hop_limit' : 'ttl';
    const text = `Packet ${field}(${arrival.hopLimit}) < ${ttl - maxHops} - discarding`;
    return { dropped: 'wrong TTL', texts: [text] };
  }
  if (packet.authentication) {
    const why = '(auth bit is set, but no authentication  is in use)';
    return { dropped: 'authentication', texts: [`Discarding ${from} ${why}`] };
  }
  return { entry, packet };
}

function isFor(
  { plan, session }: Addressee,
  { yourDiscriminator }: ControlPacket,
  arrival: Arrival,
): boolean {
  if (yourDiscriminator !== 0) return session.localDiscriminator === yourDiscriminator;
  if (plan.neighbor !== arrival.source || plan.multihop !== arrival.multihop) return false;
  return plan.source === undefined || plan.source === arrival.destination;
}
