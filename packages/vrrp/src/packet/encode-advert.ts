import type { IpAddress } from '@kaconf/net';
import { encodeUnderHeader } from '../authentication/authentication-header.ts';
import type { Digests } from '../authentication/digests.ts';
import { encodeWithTrailer } from '../authentication/hmac-trailer.ts';
import type { Stamp } from '../authentication/stamp.ts';
import { advertisementOf } from '../plan/advertisement-of.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Effect } from '../router/effect.ts';
import { encodeAdvertisement } from './advertisement.ts';

/** An advert on its way; what is not said is the kernel's choice. */
export interface OutgoingAdvert {
  readonly source: IpAddress;
  readonly destination: IpAddress;
  readonly hopLimit?: number;
  /** Of the IPv4 header. */
  readonly identification?: number;
  readonly payload: Uint8Array;
}

type Advertise = Extract<Effect, { type: 'advertise' }>;
type Endpoints = Pick<OutgoingAdvert, 'source' | 'destination'>;

const HOP_LIMIT = 255;
const IDENTIFICATIONS = 0xffff;

/** Whether an advert is like the one before it: no number and no time is in it. */
export function isRepeatable({ adverts: { authentication } }: InstancePlan): boolean {
  if (authentication?.type === 'HMAC') return authentication.activeKey === undefined;
  return authentication?.type !== 'AH';
}

/**
 * One for each that it goes to.
 * @param stamp for the HMAC, the same for all
 */
export function encodeAdvert(
  plan: InstancePlan,
  advert: Advertise,
  stamp: Stamp | undefined,
  digests: Digests,
): OutgoingAdvert[] {
  return destinations(plan).map((destination) => {
    const endpoints = { source: advert.source, destination };
    return {
      ...header(plan, endpoints, advert.sequence),
      payload: payload(plan, advert, endpoints, stamp, digests),
    };
  });
}

function destinations({ unicastPeers, multicastGroup }: InstancePlan): readonly IpAddress[] {
  return unicastPeers.length > 0 ? unicastPeers.map(({ address }) => address) : [multicastGroup];
}

/** The authentication header signs the identification, so that is not left to the kernel. */
function header(
  plan: InstancePlan,
  endpoints: Endpoints,
  sequence: number | undefined,
): Omit<OutgoingAdvert, 'payload'> {
  const hopLimit = plan.unicastPeers.length > 0 ? plan.adverts.unicastHopLimit : HOP_LIMIT;
  return {
    ...endpoints,
    ...(hopLimit !== undefined && { hopLimit }),
    ...(sequence !== undefined && { identification: identification(sequence) }),
  };
}

/** 1 to 65535: 0 would be the kernel's choice. */
function identification(sequence: number): number {
  return ((sequence - 1) % IDENTIFICATIONS) + 1;
}

function payload(
  plan: InstancePlan,
  { priority, sequence, oldChecksum }: Advertise,
  endpoints: Endpoints,
  stamp: Stamp | undefined,
  digests: Digests,
): Uint8Array {
  const { checksum, authentication } = plan.adverts;
  const isOld = oldChecksum || checksum === 'old unicast';
  const summed = isOld ? { ...endpoints, destination: plan.multicastGroup } : endpoints;
  const form = checksum === 'message' ? 'message' : 'pseudo-header';
  const message = encodeAdvertisement(advertisementOf(plan, priority), summed, form);
  if (authentication?.type === 'AH' && sequence !== undefined) {
    const hopLimit = plan.unicastPeers.length > 0 ? undefined : HOP_LIMIT;
    const datagram = { ...endpoints, identification: identification(sequence), hopLimit };
    return encodeUnderHeader(message, datagram, sequence, authentication.password, digests);
  }
  if (authentication?.type === 'HMAC' && authentication.activeKey && stamp) {
    return encodeWithTrailer(message, endpoints, authentication.activeKey, stamp, digests);
  }
  return message;
}
