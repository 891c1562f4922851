import type { Link } from '@kaconf/kernel';
import { type IpAddress, isIPv6, isLinkLocal } from '@kaconf/net';
import type { InstancePlan } from '@kaconf/vrrp';
import { list } from './lines.ts';
import type { Subject } from './subject.ts';

/** Every interface of this network namespace. */
export function interfacesText(subject: Subject): string[] {
  return subject.links.all().flatMap((link) => interfaceText(link, subject));
}

function interfaceText(link: Link, subject: Subject): string[] {
  return [
    ` Name = ${link.name}`,
    `   index = ${link.index}`,
    ...addressesText(link, subject),
    ...macText(link),
    `   State = ${stateText(link)}${isLoopback(link) ? ', no broadcast, loopback, no multicast' : ''}`,
    `   Seen up = ${Number(wasUp(link, subject))}`,
    '   Delayed state change running = false',
    ...debounceText(link, subject),
    `   Group = ${link.group ?? 0}`,
    ...ownText(link, subject),
    `   MTU = ${link.mtu}`,
    `   HW Type = ${isLoopback(link) ? 'LOOPBACK' : 'ETHERNET'}`,
    `   ${statusSource(link, subject)}`,
    ...settingsText(link, subject),
    ...list('Tracking VRRP instances ', trackersOf(link, subject)),
  ];
}

/** Is up, or somebody has spoken there. */
function wasUp({ name, up, running }: Link, { plan, counters }: Subject): boolean {
  const speakers = plan.instances.filter((one) => one.baseInterface === name);
  return (up && running) || speakers.some((one) => counters.of(one.name).advertsSent > 0);
}

function isLoopback({ name }: Link): boolean {
  return name === 'lo';
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
  if (link.mac === undefined || isLoopback(link)) return [];
  return [`   MAC = ${link.mac}`, '   MAC broadcast = ff:ff:ff:ff:ff:ff'];
}

function debounceText({ name }: Link, { plan }: Subject): string[] {
  const delays = plan.linkDelays.find((one) => one.interface === name);
  return [`   Up debounce timer = ${delays?.up ?? 0}us`, `   Down debounce timer = ${delays?.down ?? 0}us`];
}

function ownText({ name }: Link, { plan, links }: Subject): string[] {
  const own = plan.ownInterfaces.find((one) => one.name === name);
  const base = own && links.find(own.base);
  if (!own || !base) return [];
  const type = own.kind === 'macvlan' ? 'VMAC type private' : 'IPVLAN type L2 bridge';
  return [
    `   ${type}, underlying interface = ${base.name}, state = ${stateText(base)}`,
    '   I/f created by keepalived',
  ];
}

function statusSource({ name }: Link, { plan }: Subject): string {
  const polled = plan.polledLinks.find((one) => one.interface === name);
  if (!polled) return 'NIC netlink status update';
  return polled.how === 'IOCTL' ? 'NIC ioctl refresh polling' : `NIC support ${polled.how ?? 'ETHTOOL'} regs`;
}

/** As they are now, which is what keepalived calls original. */
function settingsText({ name, ipv4 }: Link, { plan, settings }: Subject): string[] {
  const above = plan.ownInterfaces.filter(({ base, kind }) => base === name && kind === 'macvlan').length;
  const isOwn = plan.ownInterfaces.some((one) => one.name === name);
  const promoting = plan.instances.filter(
    (one, index) => one.baseInterface === name && settings.instances[index]?.promotesSecondaries,
  ).length;
  return [
    `   Reset ARP config counter ${above}`,
    `   Original arp_ignore ${ipv4?.arpIgnore ?? 0}`,
    `   Original arp_filter ${ipv4?.arpFilter ?? 0}`,
    ...(above > 0 || isOwn ? [`   rp_filter ${ipv4?.rpFilter ?? 0}`] : []),
    `   Original promote_secondaries ${ipv4?.promoteSecondaries ?? 0}`,
    `   Reset promote_secondaries counter ${promoting}`,
  ];
}

function trackersOf({ name }: Link, { plan }: Subject): string[] {
  return plan.instances.flatMap((one) => {
    const group = plan.groups.find(({ members }) => members.includes(one.name));
    const all = [...one.trackedInterfaces, ...(group?.trackedInterfaces ?? [])];
    const tracked = all.find((candidate) => candidate.name === name);
    if (!tracked && !isIts(one, name)) return [];
    const weight = tracked?.weight ?? (one.tracksPrimary ? 0 : NOT_TRACKED);
    return [`${one.name}, weight ${weight}${tracked?.reverse ? ' reverse' : ''}`];
  });
}

/** What keepalived writes of an instance's own interface with `dont_track_primary`. */
const NOT_TRACKED = 255;

function isIts({ baseInterface, ownInterface }: InstancePlan, name: string): boolean {
  return baseInterface === name || ownInterface === name;
}
