import { familyOf, type IpAddress, type Micros, seconds } from '@kaconf/net';
import type { GroupPlan, InstancePlan, RouterPlan, ScriptPlan, VirtualAddress } from '../../src/index.ts';
import type { Tracked } from '../../src/plan/plan.ts';
import { ip, prefix } from '../literal.ts';

/** A `plan.json`: keepalived's blocks and keywords, of which only what differs from the defaults below is written. */
export interface Configuration {
  readonly plan: RouterPlan;
  /** The interfaces that are up at the beginning, with their addresses. */
  readonly interfaces: Readonly<Record<string, readonly IpAddress[]>>;
}

type Weights = Record<string, number | string>;

const file = {
  interfaces: { eth0: ['10.0.0.11'] } as Record<string, string[]>,
  vrrp_instance: { VI_1: {} } as Record<string, Partial<typeof instance>>,
  vrrp_sync_group: {} as Record<string, Partial<typeof group>>,
  vrrp_script: {} as Record<string, Partial<typeof script>>,
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
  auth_pass: '',
  mcast_src_ip: '',
  unicast_src_ip: '',
  unicast_peer: [] as string[],
  virtual_ipaddress: ['10.0.0.10/24'],
  virtual_ipaddress_excluded: [] as string[],
  garp_master_repeat: 5,
  garp_master_delay: 5,
  garp_lower_prio_repeat: 5,
  garp_lower_prio_delay: 5,
  garp_master_refresh: 0,
  garp_master_refresh_repeat: 1,
  track_script: {} as Weights,
  track_interface: {} as Weights,
};

const group = {
  group: [] as string[],
  track_script: {} as Weights,
  track_interface: {} as Weights,
};

/** `timeout` 0 is the interval. */
const script = { interval: 1, timeout: 0, rise: 1, fall: 1, init_fail: false };

export function readConfiguration(json: string): Configuration {
  const given = filledIn(file, JSON.parse(json) as Partial<typeof file>);
  const plan = {
    instances: blocks(given.vrrp_instance, instance).map(instancePlan),
    groups: blocks(given.vrrp_sync_group, group).map(groupPlan),
    scripts: blocks(given.vrrp_script, script).map(scriptPlan),
  };
  const interfaces = Object.entries(given.interfaces).map(([name, addresses]) => [name, addresses.map(ip)]);
  return { plan, interfaces: Object.fromEntries(interfaces) };
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
  const addresses = given.virtual_ipaddress.map((text) => virtualAddress(text, given.interface));
  const source = given.unicast_src_ip || given.mcast_src_ip;
  const [first] = addresses;
  const family = first ? familyOf(first.prefix.address) : 4;
  return {
    name,
    interface: given.interface,
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
    password: given.auth_pass || undefined,
    sourceAddress: source ? ip(source) : undefined,
    multicastGroup: ip(family === 4 ? '224.0.0.18' : 'ff02::12'),
    unicastPeers: given.unicast_peer.map(ip),
    virtualAddresses: addresses,
    excludedAddresses: given.virtual_ipaddress_excluded.map((text) => virtualAddress(text, given.interface)),
    gratuitous: {
      repeats: given.garp_master_repeat,
      delay: seconds(given.garp_master_delay),
      lowerPriorityRepeats: given.garp_lower_prio_repeat,
      lowerPriorityDelay: seconds(given.garp_lower_prio_delay),
      refresh: seconds(given.garp_master_refresh),
      refreshRepeats: given.garp_master_refresh_repeat,
    },
    trackedScripts: tracked(given.track_script),
    trackedInterfaces: tracked(given.track_interface),
    notify: {},
  };
}

function groupPlan([name, given]: [string, typeof group]): GroupPlan {
  return {
    name,
    members: given.group,
    trackedScripts: tracked(given.track_script),
    trackedInterfaces: tracked(given.track_interface),
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

function virtualAddress(text: string, interfaceName: string): VirtualAddress {
  return { prefix: prefix(text), interface: interfaceName, scope: 0 };
}

function tracked(weights: Weights): Tracked[] {
  return Object.entries(weights).map(([name, given]) => {
    const [weight, reverse] = String(given).split(' ');
    return { name, weight: Number(weight), reverse: reverse === 'reverse' };
  });
}
