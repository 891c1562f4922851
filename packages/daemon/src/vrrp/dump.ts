import type { Micros } from '@kaconf/net';
import {
  formatAddress,
  formatRoute,
  formatRule,
  type InstancePlan,
  type RouterPlan,
  type ScriptPlan,
  type Tracked,
} from '@kaconf/vrrp';

/** `-d`: the configuration as it was understood, in the words and the layout of keepalived's own dump. */
export function dumpPlan(plan: RouterPlan): string[] {
  const { statics } = plan;
  return [
    ...section('Static Addresses', indented(statics.addresses.map(formatAddress))),
    ...section('Static Routes', indented(statics.routes.map(formatRoute))),
    ...section('Static Rules', indented(statics.rules.map(formatRule))),
    ...section('VRRP Topology', plan.instances.flatMap(dumpInstance)),
    ...section(
      'VRRP Sync groups',
      plan.groups.flatMap(({ name, members }) => [
        ` VRRP Sync Group = ${name}`,
        '   VRRP member instances :',
        ...members.map((member) => `     ${member}`),
      ]),
    ),
    ...section('VRRP Scripts', plan.scripts.flatMap(dumpScript)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`------< ${title} >------`, ...lines];
}

function dumpInstance(plan: InstancePlan): string[] {
  const { gratuitous } = plan;
  return [
    ` VRRP Instance = ${plan.name}`,
    `   VRRP Version = ${plan.version}`,
    `   Wantstate = ${plan.startsAsMaster ? 'MASTER' : 'BACKUP'}`,
    ...(plan.interface === undefined ? [] : [`   Interface = ${plan.interface}`]),
    ...(plan.sourceAddress === undefined ? [] : [`   Using src_ip = ${plan.sourceAddress}`]),
    ...destinations(plan),
    `   Gratuitous ARP delay = ${inSeconds(gratuitous.delay)}`,
    `   Gratuitous ARP repeat = ${gratuitous.repeats}`,
    `   Gratuitous ARP refresh = ${inSeconds(gratuitous.refresh)}`,
    `   Gratuitous ARP refresh repeat = ${gratuitous.refreshRepeats}`,
    `   Gratuitous ARP lower priority delay = ${inSeconds(gratuitous.lowerPriorityDelay)}`,
    `   Gratuitous ARP lower priority repeat = ${gratuitous.lowerPriorityRepeats}`,
    `   Down timer adverts = ${plan.downTimerAdverts}`,
    `   Send advert after receive lower priority advert = ${plan.answersLowerPriority}`,
    `   Send advert after receive higher priority advert = ${plan.answersHigherPriority}`,
    `   Virtual Router ID = ${plan.virtualRouterId}`,
    `   Priority = ${plan.basePriority}`,
    `   Advert interval = ${advertInterval(plan)}`,
    `   Preempt = ${plan.preempt ? 'enabled' : 'disabled'}`,
    ...(plan.preemptDelay === 0 ? [] : [`   Preempt delay = ${inSeconds(plan.preemptDelay)} secs`]),
    ...dumpAuthentication(plan),
    ...list(`Virtual IP (${plan.virtualAddresses.length})`, plan.virtualAddresses.map(formatAddress)),
    ...list('Virtual IP Excluded ', plan.excludedAddresses.map(formatAddress)),
    ...list('Virtual Routes ', plan.virtualRoutes.map(formatRoute)),
    ...list('Virtual Rules ', plan.virtualRules.map(formatRule)),
    ...tracked('Tracked scripts', plan.trackedScripts),
    ...tracked('Tracked interfaces', plan.trackedInterfaces),
  ];
}

function destinations({ unicastPeers, multicastGroup }: InstancePlan): string[] {
  if (unicastPeers.length === 0) return [`   Multicast address ${multicastGroup}`];
  const peers = unicastPeers.map(
    ({ address, minHopLimit, maxHopLimit }) =>
      `     ${address} min_ttl ${minHopLimit} max_ttl ${maxHopLimit}`,
  );
  return ['   Unicast Peer :', ...peers];
}

/** Never the secrets themselves. */
function dumpAuthentication({ adverts: { authentication } }: InstancePlan): string[] {
  if (!authentication) return [];
  if (authentication.type !== 'HMAC') {
    const type = authentication.type === 'PASS' ? 'SIMPLE_PASSWORD' : 'IPSEC_AH';
    return [`   Authentication type = ${type}`, '   Password = ********'];
  }
  const { keys, activeKey, required, window } = authentication;
  return [
    '   Authentication extension = HMAC-SHA256-128',
    `     Keys = ${keys.length}, active key id = ${activeKey?.id ?? 'none'}`,
    `     Mode = ${required ? 'enforce' : activeKey ? 'permissive' : 'receive-only'}`,
    `     Anti replay = ${window === undefined ? 'monotonic' : `time, window = ${window} sec`}`,
  ];
}

function advertInterval({ version, advertInterval: interval }: InstancePlan): string {
  return version === 2 ? `${inSeconds(interval)} sec` : `${interval / 1000} milli-sec`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`   ${title}:`, ...indented(lines)];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `     ${line}`);
}

function tracked(title: string, all: readonly Tracked[]): string[] {
  if (all.length === 0) return [];
  const lines = all.map(
    ({ name, weight, reverse }) =>
      `     ${name}${weight === 0 ? '' : ` weight ${weight}`}${reverse ? ' reverse' : ''}`,
  );
  return [`   ${title} :`, ...lines];
}

function dumpScript(plan: ScriptPlan): string[] {
  return [
    ` VRRP Script = ${plan.name}`,
    `   Command = ${plan.command.words.map((word) => `'${word}'`).join(' ')}`,
    `   Interval = ${inSeconds(plan.interval)} sec`,
    `   Timeout = ${inSeconds(plan.timeout)} sec`,
    `   Rise = ${plan.rise}`,
    `   Fall = ${plan.fall}`,
  ];
}

function inSeconds(time: Micros): number {
  return time / 1_000_000;
}
