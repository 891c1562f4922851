import type { Block, Config, VirtualServer, VirtualServerGroup, VrrpInstance } from '@kaconf/config';
import { schemaOf } from './blocks.ts';
import type { Key } from './pairs.ts';
import type { Part } from './plain.ts';

/** Something in a configuration that has a name, or is one of several. */
export interface ObjectKind {
  /** The keyword that opens it. */
  readonly keyword: string;
  /** What may stand in it, as far as it has places of its own. */
  readonly block: Block | undefined;
  of(config: Config): readonly Part[];
  /** By which two are the same one, the surest first. */
  readonly keys: readonly Key<Part>[];
  nameOf(one: Part): string;
  aboutOf?(one: Part): string;
}

/** In the order in which they are told. */
export const OBJECTS: readonly ObjectKind[] = [
  {
    keyword: 'vrrp_instance',
    block: schemaOf('vrrp_instance'),
    of: ({ vrrp_instances }) => parts(vrrp_instances),
    // As a reload has it: the same virtual router on the wire, whatever its name.
    keys: [(one) => `${one.name} ${routerOf(one)}`, routerOf, named],
    nameOf: named,
    aboutOf: (one) => {
      const { virtual_router_id, interface: device } = one as unknown as VrrpInstance;
      return `VRID ${virtual_router_id}${device === undefined ? '' : ` on ${device}`}`;
    },
  },
  byName('vrrp_sync_group', ({ vrrp_sync_groups }) => vrrp_sync_groups),
  byName('track_group', ({ track_groups }) => track_groups),
  byName('garp_group', ({ garp_groups }) => garp_groups),
  byName('vrrp_script', ({ vrrp_scripts }) => vrrp_scripts),
  byName('track_file', ({ track_files }) => track_files),
  byName('vrrp_track_process', ({ vrrp_track_processes }) => vrrp_track_processes),
  byName('bfd_instance', ({ bfd_instances }) => bfd_instances),
  {
    keyword: 'SSL',
    block: schemaOf('SSL'),
    of: ({ SSL }) => parts(SSL === undefined ? [] : [SSL]),
    keys: [() => ''],
    nameOf: () => '',
  },
  byName('virtual_server_group', ({ virtual_servers }) => serverGroups(virtual_servers)),
  {
    keyword: 'virtual_server',
    block: schemaOf('virtual_server'),
    of: ({ virtual_servers }) => parts(virtual_servers.map(withoutGroup)),
    keys: [serviceOf],
    nameOf: serviceOf,
  },
];

/** Members of `Config` that are objects, and so are none of `global`. */
export const OBJECT_MEMBERS: ReadonlySet<string> = new Set([
  'global_defs',
  'vrrp_instances',
  'vrrp_sync_groups',
  'track_groups',
  'garp_groups',
  'vrrp_scripts',
  'track_files',
  'vrrp_track_processes',
  'bfd_instances',
  'SSL',
  'virtual_servers',
] satisfies (keyof Config)[]);

function byName(
  keyword: Parameters<typeof schemaOf>[0],
  of: (config: Config) => readonly object[],
): ObjectKind {
  return {
    keyword,
    block: schemaOf(keyword),
    of: (config) => parts(of(config)),
    keys: [named],
    nameOf: named,
  };
}

/** Those that are in use: of others nothing is put to work. */
function serverGroups(servers: readonly VirtualServer[]): readonly VirtualServerGroup[] {
  const groups = servers.flatMap(({ service }) => (service.type === 'group' ? [service.group] : []));
  return [...new Map(groups.map((group) => [group.name, group])).values()];
}

/** What is in its group is told of the group. */
function withoutGroup(server: VirtualServer): object {
  const { service } = server;
  return service.type === 'group'
    ? { ...server, service: { ...service, group: service.group.name } }
    : server;
}

function named({ name }: Part): string {
  return String(name);
}

function routerOf(one: Part): string {
  const { interface: device, vrf, family, virtual_router_id, unicast_peer } = one as unknown as VrrpInstance;
  const way = unicast_peer.length > 0 ? 'unicast' : 'multicast';
  return [device ?? vrf, family, virtual_router_id, way].join(' ');
}

function serviceOf(one: Part): string {
  const { service, protocol, family } = one as unknown as VirtualServer;
  switch (service.type) {
    case 'address':
      return `${service.address} ${service.port} ${protocol}`;
    case 'fwmark':
      return `fwmark ${service.fwmark}${family === 6 ? ' inet6' : ''}`;
    case 'group':
      return `group ${String(service.group)}${service.index === 0 ? '' : ` (${service.index + 1})`}`;
  }
}

function parts(values: readonly object[]): readonly Part[] {
  return values as readonly Part[];
}
