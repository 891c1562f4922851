import type { OwnInterface } from '@kaconf/vrrp';
import { sourceAddress } from '@kaconf/vrrp';
import type { InstanceSubject } from './subject.ts';
import { vrfText } from './vrf.ts';

/** Where an instance speaks, and as whom. */
export function placeText(one: InstanceSubject): string[] {
  const { plan, subject, details } = one;
  const own = subject.plan.ownInterfaces.find(({ name }) => name === plan.ownInterface);
  const source = sourceAddress(plan, subject.state.interfaces[plan.sourceInterface ?? '']);
  return [
    ...(own ? ownInterfaceText(one, own) : []),
    ...(details.ownForAddresses ? ['     Use VMAC for VIPs on other interfaces'] : []),
    ...interfaceGroupText(one, own),
    ...interfaceText(one, own),
    ...vrfText(plan, subject.links),
    ...(plan.tracksPrimary ? [] : ['   VRRP interface tracking disabled']),
    ...(plan.adverts.trustsAddresses ? ['   Skip checking advert IP addresses'] : []),
    ...(details.mayLackAddresses ? ['   Suppress no VIPs warning'] : []),
    ...(details.strict ? ['   Enforcing strict VRRP compliance'] : []),
    `   Using src_ip = ${source ?? '(none)'}${plan.sourceAddress === undefined ? '' : ' (from configuration)'}`,
    ...groupText(one),
  ];
}

function groupText({ plan, subject }: InstanceSubject): string[] {
  if (plan.unicastPeers.length > 0) return [];
  const index = subject.links.find(plan.interface ?? '')?.index ?? 0;
  return [`   Multicast address ${plan.multicastGroup}${plan.family === 4 ? '' : `, ifindex ${index}`}`];
}

function interfaceText({ plan, details, subject }: InstanceSubject, own: OwnInterface | undefined): string[] {
  if (!own) return [`   Interface = ${plan.baseInterface ?? 'not configured'}`];
  // It is not made yet.
  if (!subject.links.find(own.name)) return [`   Interface = ${own.name}`];
  const kind = own.kind === 'macvlan' ? 'vmac' : 'ipvlan';
  const way = details.transmitsFromBase ? ', xmit base i/f' : '';
  return [`   Interface = ${own.name}, ${kind} on ${own.base}${way}`];
}

const IPVLAN_TYPES: Readonly<Record<number, string>> = { 0: 'bridge', 1: 'private', 2: 'vepa' };

function ownInterfaceText({ subject, details }: InstanceSubject, own: OwnInterface): string[] {
  const isThere = subject.links.find(own.name) !== undefined;
  if (own.kind === 'ipvlan') {
    const address = own.address ? `, i/f address = ${own.address.address}/${own.address.length}` : '';
    const type = IPVLAN_TYPES[own.flags] ?? 'unknown';
    return [`   Use IPVLAN, i/f ${own.name}, is_up = ${isThere}${address}, type ${type}`];
  }
  return [
    `   Use VMAC, i/f name ${own.name}, is_up = ${isThere}, xmit_base = ${details.transmitsFromBase}`,
    ...(details.hasOwnMac ? [`     MAC = ${own.mac}`] : []),
    ...(own.notifies ? ['     Force netlink update for base interface'] : []),
  ];
}

/** Its interface is in that group when nothing else is said. */
function interfaceGroupText({ plan, subject }: InstanceSubject, own: OwnInterface | undefined): string[] {
  if (own?.group !== undefined) return [`     Interface group ${own.group}`];
  const group = subject.links.find(plan.baseInterface ?? '')?.group ?? 0;
  return group === 0 ? [] : [`     Interface group ${group} (copied from parent)`];
}
