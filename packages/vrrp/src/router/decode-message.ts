import type { IpAddress } from '@kaconf/net';
import { type Decoded, decodeAdvertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Datagram } from './event.ts';
import { message } from './message.ts';

/** What a good message was, and what was in it. */
interface Heard {
  readonly bytes: Uint8Array;
  readonly source: IpAddress;
  readonly destination: IpAddress;
  readonly decoded: Decoded;
}

/** The last of each virtual router: nearly every advert is the one before once more, and need not be decoded again. */
const lastHeard = new WeakMap<InstancePlan, Heard>();

/** The VRRP message of a datagram that is for a virtual router. */
export function decodeMessage(plan: InstancePlan, datagram: Datagram): Decoded {
  const bytes = message(datagram);
  const { source, destination } = datagram;
  const last = lastHeard.get(plan);
  if (last?.source === source && last.destination === destination && isSame(last.bytes, bytes)) {
    return last.decoded;
  }
  const decoded = decodeAdvertisement(bytes, datagram, {
    version: plan.version,
    trailer: plan.adverts.authentication?.type === 'HMAC',
    oldUnicast: acceptsOldChecksum(plan) ? plan.multicastGroup : undefined,
  });
  if (decoded.ok) lastHeard.set(plan, { bytes: bytes.slice(), source, destination, decoded });
  return decoded;
}

function acceptsOldChecksum({ adverts, unicastPeers }: InstancePlan): boolean {
  return unicastPeers.length > 0 && (adverts.learnsOldChecksum || adverts.checksum === 'old unicast');
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
