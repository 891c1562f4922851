import type { CheckerPlan } from '@kaconf/healthcheck';
import {
  effectiveWeight,
  failures,
  type RealServerPlan,
  type ServerState,
  type ServiceState,
  type VirtualServerPlan,
} from '@kaconf/ipvs';
import { commandText } from '../../vrrp/dumps/texts.ts';
import type { ServerDetails } from './details.ts';
import { keyOf } from './kept.ts';
import type { Subject } from './subject.ts';
import { decimal, forwardingText, onOff, retriesText, yesNo } from './texts.ts';

const MAX_WEIGHT = 2 ** 31 - 1;

/** Whether the kernel's table has it. */
export function isSet(
  { inhibits }: RealServerPlan,
  { sorryServes }: ServiceState,
  server: ServerState | undefined,
): boolean {
  return inhibits || (server?.alive === true && !sorryServes);
}

export interface Standing {
  readonly plan: RealServerPlan;
  readonly details: ServerDetails;
  readonly state: ServerState;
  readonly service: VirtualServerPlan;
  readonly serviceState: ServiceState;
  readonly checkers: readonly CheckerPlan[];
}

export function serverText(standing: Standing, subject: Subject): string[] {
  const { plan, details, state, service, serviceState, checkers } = standing;
  const added = effectiveWeight(plan, state);
  const files = checkers.filter(({ type }) => type === 'FILE_CHECK');
  const sessions = checkers.filter(({ type }) => type === 'BFD_CHECK');
  const before = subject.kept.get(keyOf(service.name, plan.name));
  return [
    '   ------< Real server >------',
    `   RIP = ${plan.address}, RPORT = ${details.configuredPort}, WEIGHT = ${Math.min(Math.max(added, 0), MAX_WEIGHT)} EFF WEIGHT = ${added}`,
    forwardingText('', plan),
    `   Alpha is ${onOff(details.alpha)}`,
    `   connection timeout = ${decimal(details.connectTimeout)}`,
    `   connection limit range = ${plan.lowerThreshold} -> ${plan.upperThreshold}`,
    `   Delay loop = ${decimal(details.delayLoop)}`,
    ...retriesText(details),
    `   Inhibit on failure is ${onOff(plan.inhibits)}`,
    ...scriptText('RS up', plan.notifyUp),
    ...scriptText('RS down', plan.notifyDown),
    ...(details.virtualhost === undefined ? [] : [`    VirtualHost = '${details.virtualhost}'`]),
    ...(plan.snmpName === undefined ? [] : [`   SNMP name = ${plan.snmpName}`]),
    `   Using smtp notification = ${yesNo(plan.mails)}`,
    `   initial weight = ${plan.weight}`,
    `   effective weight = ${added}`,
    `   previous effective_weight = ${before ?? 0}`,
    `   alive = ${Number(state.alive)}`,
    `   num failed checkers = ${failures(state)}`,
    `   RS set = ${Number(isSet(plan, serviceState, state))}`,
    `   reloaded = ${Number(before !== undefined)}`,
    ...(files.length > 0 ? ['   Tracked Files', ...files.map(trackedFileText)] : []),
    ...(sessions.length > 0 ? ['   Tracked BFDs', ...sessions.map(sessionText)] : []),
  ];
}

/** @param what `RS up`, `Quorum down` */
export function scriptText(what: string, program: RealServerPlan['notifyUp']): string[] {
  if (program === undefined) return [];
  const owner = `uid:gid ${program.uid ?? 0}:${program.gid ?? 0}`;
  const command = commandText(program);
  return [
    program.file === undefined
      ? `   ${what} notify script = ${command}, ${owner}`
      : `   ${what} notify script = ${program.file}, params = ${command}, ${owner}`,
  ];
}

function trackedFileText(plan: CheckerPlan): string {
  return plan.type === 'FILE_CHECK'
    ? `     ${plan.file}, weight ${plan.weight}${plan.reverse ? ' reverse' : ''}`
    : '';
}

function sessionText(plan: CheckerPlan): string {
  return plan.type === 'BFD_CHECK' ? `     ${plan.session}` : '';
}
