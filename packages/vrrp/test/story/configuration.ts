import { familyOf, type IpAddress, type Micros, seconds } from '@kaconf/net';
import type {
  Findings,
  GroupPlan,
  InstancePlan,
  PausePlan,
  ProcessPlan,
  RouterPlan,
  ScriptPlan,
  Tracked,
  Tracking,
  VirtualAddress,
} from '../../src/index.ts';
import type { AdvertPlan, Authentication } from '../../src/plan/advert-plan.ts';
import { bareRouter } from '../../src/plan/bare-router.ts';
import type { UnicastPeer } from '../../src/plan/plan.ts';
import { ip } from '../literal.ts';
import { virtualAddress, virtualRoute, virtualRule } from './virtual.ts';

/** A `plan.json`: keepalived's blocks and keywords, of which only what differs from the defaults below is written. */
export interface Configuration {
  readonly plan: RouterPlan;
  readonly found: Findings;
  /** The interfaces that are up at the beginning, with their addresses. */
  readonly interfaces: Readonly<Record<string, readonly IpAddress[]>>;
}

type Weights = Record<string, number | string>;

const file = {
  interfaces: { eth0: ['10.0.0.11'] } as Record<string, string[]>,
  vrrp_instance: { VI_1: {} } as Record<string, Partial<typeof instance>>,
  vrrp_sync_group: {} as Record<string, Partial<typeof group>>,
  vrrp_script: {} as Record<string, Partial<typeof script>>,
  interface_up_down_delays: {} as Record<string, number[]>,
  linkbeat_interfaces: [] as string[],
  global_defs: {} as Partial<typeof globalDefs>,
  garp_group: {} as Record<string, Partial<typeof garpGroup>>,
  static_ipaddress: [] as string[],
  static_routes: [] as string[],
  static_rules: [] as string[],
  /** What each holds at the beginning. */
  track_file: {} as Record<string, number>,
  vrrp_track_process: {} as Record<string, Partial<typeof process>>,
};

const globalDefs = {
  vrrp_startup_delay: 0,
  log_unknown_vrids: false,
  fifo_write_vrrp_states_on_reload: false,
};

/** Times in seconds, as in keepalived.conf. `track_…`: the name and the weight, 0 for a fault; `"-60 reverse"`. */
const instance = {
  state: 'BACKUP',
  interface: 'eth0',
  virtual_router_id: 51,
  version: 2,
  priority: 100,
  advert_int: 1,
  nopreempt: false,
  preempt_delay: 0,
  down_timer_adverts: 3,
  lower_prio_no_advert: false,
  higher_prio_send_advert: false,
  auth_type: 'PASS',
  auth_pass: '',
  auth_hmac: undefined as Partial<typeof hmac> | undefined,
  owner_ignore_adverts: false,
  skip_check_adv_addr: false,
  v3_checksum_as_v2: false,
  old_unicast_checksum: '',
  check_unicast_src: false,
  unicast_fault_no_peer: false,
  unicast_ttl: 255,
  timer_expired_backup: 0,
  mcast_dst_ip: '',
  mcast_src_ip: '',
  unicast_src_ip: '',
  unicast_peer: [] as string[],
  virtual_ipaddress: ['10.0.0.10/24'],
  virtual_ipaddress_excluded: [] as string[],
  virtual_routes: [] as string[],
  virtual_rules: [] as string[],
  garp_master_repeat: 5,
  garp_master_delay: 5,
  garp_lower_prio_repeat: 5,
  garp_lower_prio_delay: 5,
  garp_master_refresh: 0,
  garp_master_refresh_repeat: 1,
  garp_extra_if: 0,
  track_script: {} as Weights,
  no_accept: false,
  use_vmac: '',
  vmac_xmit_base: false,
  dont_track_primary: false,
  track_src_ip: false,
  track_interface: {} as Weights,
  track_file: {} as Weights,
  track_process: {} as Weights,
  track_bfd: {} as Weights,
  notify_deleted: false,
  notify_priority_changes: false,
};

/** A key is 32 octets of its number. `time_window` 0 is `anti_replay monotonic`. */
const hmac = { keys: [1], active_key: 1, mode: 'enforce', time_window: 5 };

const group = {
  group: [] as string[],
  track_script: {} as Weights,
  track_interface: {} as Weights,
  track_file: {} as Weights,
  track_process: {} as Weights,
  track_bfd: {} as Weights,
};

const firewall = {
  table: 'keepalived',
  priority: -1,
  byIndex: false,
  counts: false,
  unasked: false,
  withoutIgmp: false,
};
/** `running`: how many there are at the beginning. */
const process = { quorum: 1, quorum_max: 65_535, fork_delay: 0, terminate_delay: 0, running: 0 };

/** `timeout` 0 is the interval. */
const script = { interval: 1, timeout: 0, rise: 1, fall: 1, init_fail: false };

/** Its name is that of no keyword. */
const garpGroup = { garp_interval: 0, gna_interval: 0, interfaces: [] as string[] };

export function readConfiguration(json: string): Configuration {
  const given = filledIn(file, JSON.parse(json) as Partial<typeof file>);
  const processes = blocks(given.vrrp_track_process, process);
  const plan = {
    ...bareRouter(blocks(given.vrrp_instance, instance).map(instancePlan), firewall),
    groups: blocks(given.vrrp_sync_group, group).map(groupPlan),
    scripts: blocks(given.vrrp_script, script).map(scriptPlan),
    ...globals(filledIn(globalDefs, given.global_defs)),
    pauses: blocks(given.garp_group, garpGroup).map(pausePlan),
    statics: {
      addresses: given.static_ipaddress.map((text) => virtualAddress(text, 'eth0')),
      routes: given.static_routes.map(virtualRoute),
      rules: given.static_rules.map(virtualRule),
    },
    files: Object.keys(given.track_file).map((name) => ({ name, path: `/run/${name}` })),
    processes: processes.map(processPlan),
    linkDelays: Object.entries(given.interface_up_down_delays).map(([name, [down = 0, up = 0]]) => ({
      interface: name,
      down: seconds(down),
      up: seconds(up),
    })),
    polledLinks: given.linkbeat_interfaces.map((name) => ({ interface: name })),
  };
  const interfaces = Object.entries(given.interfaces).map(([name, addresses]) => [name, addresses.map(ip)]);
  const running = Object.fromEntries(processes.map(([name, { running: count }]) => [name, count]));
  const found = { files: given.track_file, processes: running };
  return { plan, found, interfaces: Object.fromEntries(interfaces) };
}

function globals(given: typeof globalDefs) {
  return {
    startupDelay: seconds(given.vrrp_startup_delay),
    logsUnknownRouters: given.log_unknown_vrids,
    report: { pipes: [], statesOnReload: given.fifo_write_vrrp_states_on_reload },
  };
}

/** A keyword that is not in the defaults is a typo. */
function filledIn<T extends object>(defaults: T, given: Partial<T>): T {
  const unknown = Object.keys(given).filter((keyword) => !(keyword in defaults));
  if (unknown.length > 0) throw new Error(`unknown in plan.json: ${unknown.join(', ')}`);
  return { ...defaults, ...given };
}

function blocks<T extends object>(given: Record<string, Partial<T>>, defaults: T): [string, T][] {
  return Object.entries(given).map(([name, block]) => [name, filledIn(defaults, block)]);
}

function instancePlan([name, given]: [string, typeof instance]): InstancePlan {
  const own = given.use_vmac || undefined;
  const speaksOn = given.vmac_xmit_base ? given.interface : (own ?? given.interface);
  const onMaster = (text: string) => virtualAddress(text, own ?? given.interface);
  const addresses = given.virtual_ipaddress.map(onMaster);
  const excluded = given.virtual_ipaddress_excluded.map(onMaster);
  const source = given.unicast_src_ip || given.mcast_src_ip;
  const [first] = addresses;
  const family = first ? familyOf(first.prefix.address) : 4;
  return {
    name,
    interface: speaksOn || undefined,
    baseInterface: given.interface || undefined,
    ownInterface: own,
    sourceInterface: (family === 4 ? given.interface : speaksOn) || undefined,
    tracksPrimary: !given.dont_track_primary,
    virtualRouterId: given.virtual_router_id,
    version: given.version === 3 ? 3 : 2,
    family,
    basePriority: given.priority,
    startsAsMaster: given.state === 'MASTER',
    advertInterval: seconds(given.advert_int),
    preempt: !given.nopreempt,
    preemptDelay: seconds(given.preempt_delay),
    downTimerAdverts: given.down_timer_adverts,
    answersLowerPriority: !given.lower_prio_no_advert,
    answersHigherPriority: given.higher_prio_send_advert,
    highestOtherPriority: given.timer_expired_backup || undefined,
    lacksPeers: given.unicast_fault_no_peer && given.unicast_peer.length === 0,
    adverts: advertPlan(given),
    sourceAddress: source ? ip(source) : undefined,
    tracksSource: given.track_src_ip,
    multicastGroup: ip(given.mcast_dst_ip || (family === 4 ? '224.0.0.18' : 'ff02::12')),
    unicastPeers: given.unicast_peer.map(unicastPeer),
    virtualAddresses: addresses,
    excludedAddresses: excluded,
    virtualRoutes: given.virtual_routes.map(virtualRoute),
    virtualRules: given.virtual_rules.map(virtualRule),
    accepts: !given.no_accept,
    gratuitous: {
      repeats: given.garp_master_repeat,
      delay: seconds(given.garp_master_delay),
      lowerPriorityRepeats: given.garp_lower_prio_repeat,
      lowerPriorityDelay: seconds(given.garp_lower_prio_delay),
      refresh: seconds(given.garp_master_refresh),
      refreshRepeats: given.garp_master_refresh_repeat,
      elsewhere: elsewhere(given.garp_extra_if, given.interface, [...addresses, ...excluded]),
    },
    ...tracking(given),
    notify: { tellsDeleted: given.notify_deleted, tellsPriority: given.notify_priority_changes },
  };
}

function advertPlan(given: typeof instance): AdvertPlan {
  const old = given.old_unicast_checksum;
  return {
    authentication: authentication(given),
    unicastHopLimit: given.unicast_ttl,
    checksum: given.v3_checksum_as_v2 ? 'message' : old === 'always' ? 'old unicast' : 'pseudo-header',
    learnsOldChecksum: old === '',
    checksSource: given.check_unicast_src,
    trustsAddresses: given.skip_check_adv_addr,
    ownerIgnores: given.owner_ignore_adverts,
    receiveBuffer: undefined,
  };
}

function authentication(given: typeof instance): Authentication | undefined {
  if (given.auth_hmac) return hmacPlan(filledIn(hmac, given.auth_hmac));
  if (given.auth_pass === '') return undefined;
  return { type: given.auth_type === 'AH' ? 'AH' : 'PASS', password: given.auth_pass };
}

function hmacPlan({ keys: ids, active_key, mode, time_window }: typeof hmac): Authentication {
  const keys = ids.map((id) => ({ id, octets: Array<number>(32).fill(id) }));
  return {
    type: 'HMAC',
    keys,
    activeKey: mode === 'receive-only' ? undefined : keys.find(({ id }) => id === active_key),
    required: mode === 'enforce',
    window: time_window || undefined,
  };
}

/** `10.0.0.12 min_ttl 250 max_ttl 255`. */
function unicastPeer(text: string): UnicastPeer {
  const [address = '', , minimum = '0', , maximum = '255'] = text.split(' ');
  return { address: ip(address), minHopLimit: Number(minimum), maxHopLimit: Number(maximum) };
}

function groupPlan([name, given]: [string, typeof group]): GroupPlan {
  return {
    name,
    members: given.group,
    ...tracking(given),
    notify: {},
  };
}

function scriptPlan([name, given]: [string, typeof script]): ScriptPlan {
  const interval: Micros = seconds(given.interval);
  return {
    name,
    command: { words: [`/usr/local/bin/${name}`] },
    interval,
    timeout: given.timeout ? seconds(given.timeout) : interval,
    rise: given.rise,
    fall: given.fall,
    startsFailed: given.init_fail,
  };
}

function pausePlan([, given]: [string, typeof garpGroup]): PausePlan {
  return {
    interfaces: given.interfaces,
    gratuitousArp: seconds(given.garp_interval),
    neighborAdvertisement: seconds(given.gna_interval),
  };
}

/** The `all` of `garp_extra_if` for one interface beside the instance's. */
function elsewhere(interval: number, own: string, addresses: readonly VirtualAddress[]) {
  const other = addresses.find((address) => address.interface !== own);
  return interval > 0 && other ? { interval: seconds(interval), addresses: [other] } : undefined;
}

function processPlan([name, given]: [string, typeof process]): ProcessPlan {
  return {
    name,
    program: name,
    parameters: [],
    fullCommand: false,
    parameterMatch: 'none',
    quorum: given.quorum,
    quorumMax: given.quorum_max,
    forkDelay: seconds(given.fork_delay),
    terminateDelay: seconds(given.terminate_delay),
  };
}

function tracking(given: Omit<typeof group, 'group'>): Tracking {
  return {
    trackedScripts: tracked(given.track_script),
    trackedInterfaces: tracked(given.track_interface),
    trackedFiles: tracked(given.track_file),
    trackedProcesses: tracked(given.track_process),
    trackedBfds: tracked(given.track_bfd),
  };
}

function tracked(weights: Weights): Tracked[] {
  return Object.entries(weights).map(([name, given]) => {
    const [weight, reverse] = String(given).split(' ');
    return { name, weight: Number(weight), reverse: reverse === 'reverse' };
  });
}
