import type { Link } from '@kaconf/kernel';
import { type IpAddress, isIPv6, isLinkLocal } from '@kaconf/net';
import type { InstancePlan, RouterPlan } from '@kaconf/vrrp';
import type { Links } from '../network/links.ts';
import { isOwn, watchedInterfaces } from '../network/watched-interfaces.ts';
import { list } from './lines.ts';
import { interfacePausesText } from './pauses-data.ts';
import type { Subject } from './subject.ts';
import { timeText } from './texts.ts';
import { vrfOf } from './vrf.ts';

/** Every interface of this network namespace. */
export function interfacesText(subject: Subject): string[] {
  const isMade = (name: string) => isOwn(subject.plan, name);
  const missing = watchedInterfaces(subject.plan)
    .filter((name) => !subject.links.find(name))
    .toSorted((one, other) => Number(isMade(one)) - Number(isMade(other)));
  return [
    ...subject.links.all().flatMap((link) => interfaceText(link, subject)),
    ...missing.flatMap((name) => missingText(name, subject)),
  ];
}

function missingText(name: string, subject: Subject): string[] {
  return [
    ` Name = ${name}`,
    '   index = 0 (deleted)',
    ...list('Tracking VRRP instances ', trackersOf({ name }, subject)),
  ];
}

function interfaceText(link: Link, subject: Subject): string[] {
  return [
    ` Name = ${link.name}`,
    `   index = ${link.index}`,
    ...addressesText(link, subject),
    ...macText(link),
    `   State = ${stateText(link)}${traitsText(link, subject)}`,
    `   Seen up = ${Number(subject.links.history.wasUp(link))}`,
    '   Delayed state change running = false',
    ...debounceText(link, subject),
    `   Group = ${link.group ?? 0}`,
    ...kindText(link, subject),
    `   MTU = ${link.mtu}`,
    `   HW Type = ${hardwareText(link)}`,
    `   ${statusSource(link, subject)}`,
    ...vrfText(link, subject),
    ...interfacePausesText(link.name, subject),
    ...settingsText(link, subject),
    ...forwardingText(link, subject),
    ...list('Tracking VRRP instances ', trackersOf(link, subject)),
  ];
}

const ARPHRD_ETHER = 1;
const HARDWARE: Readonly<Record<number, string>> = { [ARPHRD_ETHER]: 'ETHERNET', 772: 'LOOPBACK' };

function hardwareText({ medium }: Link): string {
  const { hardwareType = ARPHRD_ETHER } = medium ?? {};
  return HARDWARE[hardwareType] ?? `UNKNOWN (${hardwareType})`;
}

/** What it is not as an Ethernet is. */
function traitsText(link: Link, { links }: Subject): string {
  const { medium } = link;
  const below = baseOf(link, links);
  const traits = [
    ...(medium?.broadcast === false ? ['no broadcast'] : []),
    ...(medium?.loopback ? ['loopback'] : []),
    ...(medium?.pointToPoint ? ['point to point'] : []),
    ...(medium?.noArp ? ['no arp'] : []),
    ...(medium?.multicast === false ? ['no multicast'] : []),
    ...(below?.up === false ? ['master down'] : []),
  ];
  return traits.map((trait) => `, ${trait}`).join('');
}

function vrfText(link: Link, { links }: Subject): string[] {
  const { kind, vrfTable } = link;
  if (kind === 'vrf') return [`   VRF master table ${vrfTable ?? 0}`];
  const vrf = vrfOf(link, links);
  return vrf ? [`   VRF slave of ${vrf.name}`] : [];
}

/** Where somebody has looked: before neighbour advertisements. */
function forwardingText({ name }: Link, { forwarding, wallClock }: Subject): string[] {
  const seen = forwarding.seen(name);
  if (!seen) return [];
  return [`   ${seen.forwards ? '' : 'Not '}IPv6 forwarding. Last checked ${timeText(wallClock(seen.at))}`];
}

function stateText({ up, running }: Link): string {
  return `${up ? '' : 'not '}UP, ${running ? '' : 'not '}RUNNING`;
}

/** Those that adverts may come from: none of our own, and of IPv6 the link-local ones. */
function addressesText({ index }: Link, { plan, links }: Subject): string[] {
  const ours = [
    ...plan.statics.addresses,
    ...plan.instances.flatMap((one) => [...one.virtualAddresses, ...one.excludedAddresses]),
  ];
  const own = new Set(ours.map(({ prefix }) => prefix.address));
  const all = links.addresses(index).filter((address) => !own.has(address));
  return ([4, 6] as const).flatMap((family) => {
    const fits = (address: IpAddress) => (family === 4 ? !isIPv6(address) : isLinkLocal(address));
    const [first = '(none)', ...others] = all.filter(fits);
    return [`   IPv${family} address = ${first}`, ...list(`Additional IPv${family} addresses `, others)];
  });
}

function macText(link: Link): string[] {
  if (link.mac === undefined || link.medium?.loopback) return [];
  return [`   MAC = ${link.mac}`, `   MAC broadcast = ${link.medium?.broadcastMac ?? 'ff:ff:ff:ff:ff:ff'}`];
}

function debounceText({ name }: Link, { plan }: Subject): string[] {
  const delays = plan.linkDelays.find((one) => one.interface === name);
  return [`   Up debounce timer = ${delays?.up ?? 0}us`, `   Down debounce timer = ${delays?.down ?? 0}us`];
}

function kindText(link: Link, { plan, links, settings }: Subject): string[] {
  const own = plan.ownInterfaces.find(({ name }) => name === link.name);
  const base = baseOf(link, links);
  const flags = own?.kind === 'ipvlan' ? own.flags : 0;
  const [name, type] =
    link.kind === 'macvlan'
      ? ['VMAC', MACVLAN_MODES[link.macvlanMode ?? 0] ?? 'unknown']
      : ['IPVLAN', `L2 ${IPVLAN_MODES[flags] ?? 'bridge'}`];
  return [
    ...(base
      ? [`   ${name} type ${type}, underlying interface = ${base.name}, state = ${stateText(base)}`]
      : []),
    ...(own ? ['   I/f created by keepalived'] : []),
    ...(!own && link.kind !== undefined && settings.allowsOtherKinds
      ? ['   Interface type/base can be changed']
      : []),
  ];
}

/** MACVLAN_MODE_*. */
const MACVLAN_MODES: Readonly<Record<number, string>> = {
  1: 'private',
  2: 'vepa',
  4: 'bridge',
  8: 'passthru',
  16: 'source',
};
/** IPVLAN_F_*. */
const IPVLAN_MODES: Readonly<Record<number, string>> = { 1: 'private', 2: 'vepa' };

/** What a macvlan or an ipvlan is on top of. */
function baseOf({ kind, base }: Link, links: Links): Link | undefined {
  if (base === undefined || (kind !== 'macvlan' && kind !== 'ipvlan')) return undefined;
  return links.all().find(({ index }) => index === base);
}

function statusSource({ name }: Link, { plan }: Subject): string {
  const polled = plan.polledLinks.find((one) => one.interface === name);
  if (!polled) return 'NIC netlink status update';
  return polled.how === 'IOCTL' ? 'NIC ioctl refresh polling' : `NIC support ${polled.how ?? 'ETHTOOL'} regs`;
}

/** As they are now, which is what keepalived calls original. */
function settingsText(link: Link, { plan, settings, links }: Subject): string[] {
  const { name, ipv4 } = link;
  // A macvlan of IPv6 answers no ARP.
  const above = plan.ownInterfaces.filter(
    ({ base, kind, family }) => base === name && kind === 'macvlan' && family === 4,
  ).length;
  const reversePath = links.history.reversePath(link);
  const promoting = plan.instances.filter(
    (one, index) => one.baseInterface === name && settings.instances[index]?.promotesSecondaries,
  ).length;
  return [
    `   Reset ARP config counter ${above}`,
    `   Original arp_ignore ${ipv4?.arpIgnore ?? 0}`,
    `   Original arp_filter ${ipv4?.arpFilter ?? 0}`,
    ...(reversePath === undefined ? [] : [`   rp_filter ${reversePath}`]),
    `   Original promote_secondaries ${ipv4?.promoteSecondaries ?? 0}`,
    `   Reset promote_secondaries counter ${promoting}`,
  ];
}

function trackersOf({ name }: Pick<Link, 'name'>, { plan }: Subject): string[] {
  return plan.instances.flatMap((one) => {
    const group = plan.groups.find(({ members }) => members.includes(one.name));
    const all = [...one.trackedInterfaces, ...(group?.trackedInterfaces ?? [])];
    const tracked = all.find((candidate) => candidate.name === name);
    if (!tracked && !isIts(one, name, plan)) return [];
    const weight = tracked?.weight ?? (one.tracksPrimary ? 0 : NOT_TRACKED);
    return [`${one.name}, weight ${weight}${tracked?.reverse ? ' reverse' : ''}`];
  });
}

/** What keepalived writes of an instance's own interface with `dont_track_primary`. */
const NOT_TRACKED = 255;

function isIts({ name: instance, baseInterface }: InstancePlan, name: string, plan: RouterPlan): boolean {
  const isOwn = plan.ownInterfaces.some((own) => own.name === name && own.instance === instance);
  return baseInterface === name || isOwn;
}
