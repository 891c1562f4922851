import type { VirtualServer, VirtualServerGroup } from '@kaconf/config';
import { type Family, familyOf, type IPv4Address, ipFromBytes, ipToBytes } from '@kaconf/net';
import type { Protocol, Service, ServiceKey } from '../table/service.ts';
import { formatEndpoint } from './names.ts';
import type { ServiceEntry } from './plan.ts';

type GroupRange = VirtualServerGroup['ranges'][number];
type GroupMark = VirtualServerGroup['fwmarks'][number];

/** In the order in which keepalived sets them up: of a group the addresses first. */
export function planEntries(server: VirtualServer): ServiceEntry[] {
  const { service, family = 4 } = server;
  switch (service.type) {
    case 'address': {
      const { address, port } = service;
      const protocol = protocolOf(server);
      const name = formatEndpoint(address, protocol, port);
      return [
        { name, services: [planService(server, { type: 'address', protocol, address, port }, family)] },
      ];
    }
    case 'fwmark':
      return [planMark(server, { fwmark: service.fwmark, family }, OWN_GRANULARITY)];
    case 'group': {
      const { ranges, fwmarks } = service.group;
      return [
        ...ranges.map((range) => planRange(server, range)),
        ...fwmarks.map((mark) => planMark(server, mark, NO_GRANULARITY)),
      ];
    }
  }
}

/** keepalived forgets it in a group. */
const NO_GRANULARITY = false;
const OWN_GRANULARITY = true;

function planRange(server: VirtualServer, { first, last, port }: GroupRange): ServiceEntry {
  const protocol = protocolOf(server);
  const name = formatEndpoint(first, protocol, port);
  const services = addressesOf(first, last).map((address) =>
    planService(server, { type: 'address', protocol, address, port }, familyOf(first), NO_GRANULARITY),
  );
  return { name: first === last ? name : `${name}-${last}`, services };
}

function planMark(server: VirtualServer, mark: GroupMark, granular: boolean): ServiceEntry {
  const { fwmark } = mark;
  const family = mark.family ?? server.family ?? 4;
  const service = planService(server, { type: 'fwmark', family, fwmark }, family, granular);
  return { name: `FWM ${fwmark}`, services: [service] };
}

/** Where there is an address the configuration has seen to it that there is one. */
function protocolOf({ protocol }: VirtualServer): Protocol {
  return protocol ?? 'UDP';
}

function addressesOf(first: GroupRange['first'], last: GroupRange['last']): GroupRange['first'][] {
  const addresses = [first];
  const bytes = ipToBytes(first);
  const view = new DataView(bytes.buffer);
  const at = bytes.length - 2;
  while (addresses.at(-1) !== last && addresses.length < LONGEST_RANGE) {
    view.setUint16(at, view.getUint16(at) + 1);
    addresses.push(ipFromBytes(bytes));
  }
  return addresses;
}

/** The last 16 bits are what keepalived counts in. */
const LONGEST_RANGE = 2 ** 16;

function planService(
  server: VirtualServer,
  key: ServiceKey,
  family: Family,
  granular = OWN_GRANULARITY,
): Service {
  const persistence = Math.floor(server.persistence_timeout / 1_000_000);
  const isPersistent = persistence > 0;
  return {
    key,
    scheduler: server.lb_algo,
    flags: flagsOf(server),
    persistence,
    granularity: (isPersistent && granular && granularityOf(server)) || EVERY_BIT[family],
    persistenceEngine: isPersistent ? server.persistence_engine : undefined,
  };
}

const EVERY_BIT = { 4: '255.255.255.255' as IPv4Address, 6: 128 } as const;

function granularityOf({ persistence_granularity: it }: VirtualServer): Service['granularity'] | undefined {
  return it && (it.family === 4 ? it.netmask : it.length);
}

const IP_VS_SVC_F_ONEPACKET = 0x0004;
const IP_VS_SVC_F_SCHED1 = 0x0008;
const IP_VS_SVC_F_SCHED2 = 0x0010;
const IP_VS_SVC_F_SCHED3 = 0x0020;

const FLAGS = {
  ops: IP_VS_SVC_F_ONEPACKET,
  'flag-1': IP_VS_SVC_F_SCHED1,
  'flag-2': IP_VS_SVC_F_SCHED2,
  'flag-3': IP_VS_SVC_F_SCHED3,
  'sh-fallback': IP_VS_SVC_F_SCHED1,
  'sh-port': IP_VS_SVC_F_SCHED2,
  'mh-fallback': IP_VS_SVC_F_SCHED1,
  'mh-port': IP_VS_SVC_F_SCHED2,
} as const;

function flagsOf(server: VirtualServer): number {
  return Object.entries(FLAGS).reduce(
    (flags, [name, flag]) => (server[name as keyof typeof FLAGS] ? flags | flag : flags),
    0,
  );
}
