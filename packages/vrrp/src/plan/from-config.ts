import type {
  Config,
  VirtualAddress as ConfiguredAddress,
  NotifyScript,
  Script,
  VrrpInstance,
  VrrpSyncGroup,
} from '@kaconf/config';
import { type Micros, micros } from '@kaconf/net';
import { PRIORITY_OWNER } from '../instance/priority.ts';
import { trackDependencies } from './dependencies.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import { planGratuitous } from './gratuitous.ts';
import { planLinkDelays, planPolledLinks } from './link-plans.ts';
import { planPauses } from './pauses.ts';
import { type Place, placeAll } from './places.ts';
import type { GroupPlan, InstancePlan, RouterPlan } from './plan.ts';
import { planAdverts, type ReadKey } from './plan-adverts.ts';
import { planInstanceNotify, planNotify, planReport, type Sender } from './plan-report.ts';
import { planFiles, planProcesses, planScript, planTracking } from './plan-tracking.ts';
import { planAddress } from './planned-address.ts';
import { planRoute } from './planned-route.ts';
import { planRule } from './planned-rule.ts';
import { planStatics } from './planned-statics.ts';
import { promotesSecondaries } from './promoted-secondaries.ts';
import type { Command } from './report.ts';

/**
 * What a script becomes on this machine: who runs it, and whether it may run at all. Undefined when it may not: then it
 * is as if it had not been configured.
 */
export type ResolveScript = (script: Script | NotifyScript) => Command | undefined;

/** What else the plan depends on. */
export interface Surroundings {
  readonly readKey: ReadKey;
  /** How long this machine has been up. */
  readonly uptime: Micros;
  /** Who sends mails, where the configuration does not say so. */
  sender(): Sender;
}

const nowhere: Surroundings = {
  readKey: () => undefined,
  uptime: micros(0),
  sender: () => ({ user: 'root', host: 'localhost' }),
};

/** The VRRP part of a configuration as the engine wants it. */
export function planRouter(
  config: Config,
  resolve: ResolveScript,
  { readKey, uptime, sender }: Surroundings = nowhere,
): RouterPlan {
  const scripts = config.vrrp_scripts.flatMap((script) => planScript(script, resolve));
  const runnable = new Set(scripts.map(({ name }) => name));
  const { places, ownInterfaces } = placeAll(config.vrrp_instances, config.global_defs);
  const ownNames = new Set(ownInterfaces.map(({ name }) => name));
  const instances = config.vrrp_instances.map((instance, index) => {
    const planned = planInstance(config, instance, places[index] as Place, runnable, resolve);
    return {
      ...planned,
      adverts: planAdverts(instance, config.global_defs, readKey),
      gratuitous: planGratuitous(instance, planned, ownNames),
    };
  });
  const groups = config.vrrp_sync_groups.map((group) => planGroup(group, runnable, resolve));
  return {
    instances,
    groups,
    scripts,
    startupDelay: startupDelay(config, uptime),
    logsUnknownRouters: config.global_defs.log_unknown_vrids,
    pauses: planPauses(config, instances, ownInterfaces),
    statics: planStatics(config),
    promotesSecondaries: promotesSecondaries(config),
    ownInterfaces,
    firewall: planFirewall(config),
    files: planFiles(config),
    processes: planProcesses(config),
    report: planReport(config.global_defs, resolve, sender),
    linkDelays: planLinkDelays(config, ownInterfaces),
    polledLinks: planPolledLinks(config, instances, groups),
  };
}

/** The longer of the two that may be asked for. */
function startupDelay({ global_defs }: Config, uptime: Micros): Micros {
  const { vrrp_startup_delay, vrrp_delay_after_boot } = global_defs;
  return micros(Math.max(vrrp_startup_delay, vrrp_delay_after_boot - uptime));
}

function planInstance(
  config: Config,
  instance: VrrpInstance,
  place: Place,
  runnable: ReadonlySet<string>,
  resolve: ResolveScript,
): Omit<InstancePlan, 'adverts' | 'gratuitous'> {
  const group = config.vrrp_sync_groups.find((one) =>
    one.group.some((member) => member.instance === instance.name),
  );
  const { vrrp_mcast_group4, vrrp_mcast_group6 } = config.global_defs;
  const tracking = planTracking(instance, runnable);
  const placed = (address: ConfiguredAddress) => planAddress(address, place.addressOn(address));
  const virtualAddresses = instance.virtual_ipaddress.map(placed);
  const excludedAddresses = instance.virtual_ipaddress_excluded.map(placed);
  return {
    name: instance.name,
    interface: place.speaksOn,
    baseInterface: instance.interface,
    ownInterface: place.ownInterface?.name,
    sourceInterface: place.sourceOn,
    tracksPrimary: !instance.dont_track_primary,
    virtualRouterId: instance.virtual_router_id,
    version: instance.version,
    family: instance.family,
    basePriority: instance.priority,
    startsAsMaster: instance.state === 'MASTER',
    advertInterval: instance.advert_int,
    downTimerAdverts: instance.down_timer_adverts,
    preempt: !instance.nopreempt,
    preemptDelay: instance.preempt_delay,
    answersLowerPriority: !instance.lower_prio_no_advert,
    answersHigherPriority: instance.higher_prio_send_advert,
    highestOtherPriority: instance.timer_expired_backup,
    lacksPeers: instance.unicast_fault_no_peer && instance.unicast_peer.length === 0,
    sourceAddress: instance.src_ip,
    tracksSource: instance.track_src_ip && instance.interface !== undefined,
    multicastGroup: instance.mcast_dst_ip ?? (instance.family === 4 ? vrrp_mcast_group4 : vrrp_mcast_group6),
    unicastPeers: instance.unicast_peer.map(({ address, min_ttl, max_ttl }) => ({
      address,
      minHopLimit: min_ttl,
      maxHopLimit: max_ttl,
    })),
    virtualAddresses,
    excludedAddresses,
    virtualRoutes: instance.virtual_routes.map(planRoute),
    virtualRules: instance.virtual_rules.map(planRule),
    accepts: instance.accept || instance.priority === PRIORITY_OWNER,
    ...tracking,
    trackedInterfaces: trackDependencies(config, instance, tracking.trackedInterfaces),
    notify: planInstanceNotify(instance, group, resolve),
  };
}

function planFirewall({ global_defs, vrrp_instances }: Config): FirewallPlan {
  const {
    nftables,
    vrrp_iptables,
    nftables_priority,
    nftables_ifindex,
    nftables_counters,
    disable_local_igmp,
  } = global_defs;
  const isNeeded = vrrp_instances.some(({ use_vmac, accept }) => use_vmac !== undefined || !accept);
  return {
    table: nftables ?? 'keepalived',
    priority: nftables_priority,
    byIndex: nftables_ifindex,
    counts: nftables_counters,
    unasked: nftables === undefined && vrrp_iptables === undefined && isNeeded,
    withoutIgmp: disable_local_igmp,
  };
}

function planGroup(group: VrrpSyncGroup, runnable: ReadonlySet<string>, resolve: ResolveScript): GroupPlan {
  return {
    name: group.name,
    members: group.group.map(({ instance }) => instance),
    ...planTracking(group, runnable),
    notify: planNotify(group, resolve),
  };
}
