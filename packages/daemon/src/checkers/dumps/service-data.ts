import type { Service, ServiceState, VirtualServerPlan } from '@kaconf/ipvs';
import type { ServiceDetails } from './details.ts';
import { keyOf } from './kept.ts';
import { scriptText } from './server-data.ts';
import type { Subject } from './subject.ts';
import { decimal, forwardingText, onOff, retriesText, yesNo } from './texts.ts';

/** `IP_VS_SVC_F_…` */
const ONEPACKET = 0x0004;
const SCHED1 = 0x0008;
const SCHED2 = 0x0010;
const SCHED3 = 0x0020;

/** A virtual server without its real servers. */
export function serviceText(
  plan: VirtualServerPlan,
  details: ServiceDetails,
  state: ServiceState,
  subject: Subject,
): string[] {
  const service = plan.entries[0]?.services[0];
  return [
    ' ------< Virtual server >------',
    titleText(details),
    ...(plan.virtualhost === undefined ? [] : [`   VirtualHost = ${plan.virtualhost}`]),
    ...(plan.snmpName === undefined ? [] : [`   SNMP name = '${plan.snmpName}'`]),
    `   Address family = ${familyText(details)}`,
    `   connection timeout = ${decimal(details.connectTimeout)}`,
    `   delay_loop = ${decimal(details.delayLoop)}`,
    ...(service ? treatmentText(service, details) : []),
    `   alpha is ${onOff(details.alpha)}`,
    `   omega is ${onOff(plan.omega)}`,
    ...retriesText(details),
    `   Inhibit on failure is ${onOff(details.inhibits)}`,
    `   quorum = ${plan.quorum}, hysteresis = ${plan.hysteresis}`,
    ...scriptText('Quorum up', plan.quorumUp),
    ...scriptText('Quorum down', plan.quorumDown),
    ...(plan.suspends ? ['   Using HA suspend'] : []),
    `   Using smtp notification = ${yesNo(plan.mails)}`,
    ...(details.forwarding ? [forwardingText('default ', details.forwarding)] : []),
    ...sorryText(plan, state),
    '   VS alive = 1',
    `   quorum_state_up = ${Number(state.quorumUp)}`,
    `   reloaded = ${Number(subject.kept.has(keyOf(plan.name)))}`,
  ];
}

function titleText({ service }: ServiceDetails): string {
  switch (service.type) {
    case 'address':
      return ` VS VIP = ${service.address}, VPORT = ${service.port}`;
    case 'fwmark':
      return ` VS FWMARK = ${service.fwmark}`;
    case 'group':
      return ` VS GROUP = ${service.name}`;
  }
}

function familyText({ family, service }: ServiceDetails): string {
  if (family === undefined) return service.type === 'group' ? 'IPv4 & IPv6' : 'unknown';
  return family === 4 ? 'inet' : 'inet6';
}

/** What IPVS is told of it. */
function treatmentText(service: Service, details: ServiceDetails): string[] {
  const { scheduler, flags, persistence } = service;
  const has = (flag: number) => `${(flags & flag) === 0 ? 'dis' : 'en'}abled`;
  const isOnePacket = (flags & ONEPACKET) !== 0;
  const inactive = isOnePacket && details.protocol !== 'UDP' ? ' (inactive due to not UDP)' : '';
  return [
    `   lvs_sched = ${scheduler}`,
    `   Hashed = ${details.hashed ? 'en' : 'dis'}abled`,
    ...schedulerFlags(scheduler).map(([name, flag]) => `   ${name} = ${has(flag)}`),
    `   One packet scheduling = ${has(ONEPACKET)}${inactive}`,
    ...(persistence > 0 ? [`   persistence timeout = ${persistence}`] : []),
    ...(details.granularity === undefined
      ? []
      : [`   persistence granularity = ${granularityText(service)}`]),
    `   protocol = ${details.protocol ?? 'none'}`,
  ];
}

function granularityText({ granularity }: Service): string {
  return String(granularity);
}

function schedulerFlags(scheduler: string): readonly (readonly [string, number])[] {
  if (scheduler !== 'sh' && scheduler !== 'mh') {
    return [
      ['flag-1', SCHED1],
      ['flag-2', SCHED2],
      ['flag-3', SCHED3],
    ];
  }
  const fallback = [`${scheduler}-fallback`, SCHED1] as const;
  return [[`${scheduler}-port`, SCHED2], fallback];
}

function sorryText({ sorry, servers }: VirtualServerPlan, { sorryServes }: ServiceState): string[] {
  if (sorry === undefined) return [];
  const isDouble = servers.some(({ address, port }) => address === sorry.address && port === sorry.port);
  return [
    `   sorry server ${isDouble ? '(duplicates rs) ' : ''}= ${sorry.name}`,
    forwardingText('  ', sorry),
    `     Inhibit on failure is ${onOff(sorry.inhibits)}`,
    `     set = ${Number(sorryServes || sorry.inhibits)}`,
    `     alive = ${Number(sorryServes)}`,
  ];
}
