import {
  AUTHENTICATION_HEADER_LENGTH,
  type InstancePlan,
  IPV4_HEADER_LENGTH,
  messageLength,
  PROTOCOL_AH,
  PROTOCOL_VRRP,
  TRAILER_LENGTH,
} from '@kaconf/vrrp';

/** Instances that send and hear alike share a socket, and what they have in common names it. */
export function channelKey(plan: InstancePlan): string {
  const place = isUnicast(plan) ? 'unicast' : plan.multicastGroup;
  return `${plan.interface ?? ''} ${plan.family} ${protocolOf(plan)} ${place}`;
}

export function isUnicast({ unicastPeers }: InstancePlan): boolean {
  return unicastPeers.length > 0;
}

export function protocolOf({ adverts: { authentication } }: InstancePlan): number {
  return authentication?.type === 'AH' ? PROTOCOL_AH : PROTOCOL_VRRP;
}

/**
 * What the instances of a socket want the kernel to keep, in octets; undefined when none of them says.
 * @param mtu of their interface
 */
export function receiveBuffer(plans: readonly InstancePlan[], mtu: number): number | undefined {
  const sizes = plans.flatMap((plan) => {
    const { receiveBuffer: wanted } = plan.adverts;
    if (!wanted) return [];
    const unit = { octets: 1, adverts: advertLength(plan), MTUs: mtu }[wanted.unit];
    return wanted.count * unit;
  });
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0);
}

/** With its IPv4 header, without IPv6's, as the kernel hands it over. */
function advertLength({ version, family, virtualAddresses, adverts }: InstancePlan): number {
  const header = family === 4 ? IPV4_HEADER_LENGTH : 0;
  return header + messageLength(version, family, virtualAddresses.length) + signatureLength(adverts);
}

function signatureLength({ authentication }: InstancePlan['adverts']): number {
  if (authentication?.type === 'AH') return AUTHENTICATION_HEADER_LENGTH;
  return authentication?.type === 'HMAC' && authentication.activeKey ? TRAILER_LENGTH : 0;
}
