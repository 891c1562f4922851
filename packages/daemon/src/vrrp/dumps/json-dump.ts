import { formatRule, type InstancePlan, type ProcessPlan, type Role, type Tracking } from '@kaconf/vrrp';
import type { Statistics } from '../statistics/statistics.ts';
import { jsonArray, jsonObject, jsonText, jsonTexts } from './json.ts';
import { stateNumbers, stateOf, wantedStateOf } from './router-state.ts';
import { type InstanceSubject, instancesOf, type Subject } from './subject.ts';
import { addressTexts, commandText, routeTexts, sixDecimals, wholeSeconds } from './texts.ts';
import { namedTracking } from './tracked-data.ts';

/** keepalived.json: by `json_version` an array of the instances, or an object that also has the tracked processes. */
export function jsonDump(subject: Subject): string {
  const instances = jsonArray(instancesOf(subject).map(instanceJson));
  if (subject.settings.jsonVersion === 1) return `${instances}\n`;
  const processes = subject.settings.processes.map((plan) => processJson(plan, subject));
  const tracked = processes.length === 0 ? undefined : jsonArray(processes);
  return `${jsonObject({ vrrp: instances, track_process: tracked })}\n`;
}

function instanceJson(one: InstanceSubject): string {
  const { plan, subject } = one;
  const stats = statisticsJson(subject.counters.of(plan.name));
  return jsonObject({ data: dataJson(one), stats });
}

function dataJson(one: InstanceSubject): string {
  const { subject, plan, instance, details } = one;
  const { gratuitous, notify, adverts } = plan;
  const name = plan.ownInterface ?? plan.baseInterface;
  const isMaster = instance.role.type === 'master';
  return jsonObject({
    iname: jsonText(plan.name),
    dont_track_primary: Number(!plan.tracksPrimary),
    skip_check_adv_addr: Number(adverts.trustsAddresses),
    strict_mode: Number(details.strict),
    vmac_ifname: jsonText(plan.ownInterface ?? ''),
    ifp_ifname: name === undefined ? undefined : jsonText(name),
    master_priority: instance.masterPriority,
    last_transition: sixDecimals(subject.counters.lastTransition(plan.name).at),
    garp_delay: gratuitous.delay / 1_000_000,
    garp_refresh: wholeSeconds(gratuitous.refresh),
    garp_rep: gratuitous.repeats,
    garp_refresh_rep: gratuitous.refreshRepeats,
    garp_lower_prio_delay: wholeSeconds(gratuitous.lowerPriorityDelay),
    garp_lower_prio_rep: gratuitous.lowerPriorityRepeats,
    lower_prio_no_advert: Number(!plan.answersLowerPriority),
    higher_prio_send_advert: Number(plan.answersHigherPriority),
    vrid: plan.virtualRouterId,
    base_priority: plan.basePriority,
    effective_priority: instance.priority,
    vipset: isMaster,
    promote_secondaries: details.promotesSecondaries,
    adver_int: plan.advertInterval / 1_000_000,
    master_adver_int: masterInterval(plan, instance.role) / 1_000_000,
    accept: Number(details.accepts),
    nopreempt: !plan.preempt,
    preempt_delay: wholeSeconds(plan.preemptDelay),
    state: stateNumbers[stateOf(instance)],
    wantstate: stateNumbers[wantedStateOf(one)],
    version: plan.version,
    smtp_alert: notify.mails === true,
    notify_deleted: notify.tellsDeleted === true,
    ...scriptsJson(notify),
    vips: jsonTexts(addressTexts(one, plan.virtualAddresses)),
    evips: jsonTexts(addressTexts(one, plan.excludedAddresses)),
    vroutes: jsonTexts(routeTexts(one)),
    vrules: jsonTexts(plan.virtualRules.map(formatRule)),
    ...trackingJson(namedTracking(one), subject),
    ...authenticationJson(plan),
  });
}

function masterInterval({ advertInterval }: InstancePlan, role: Role): number {
  return role.type === 'backup' ? role.masterAdvertInterval : advertInterval;
}

function scriptsJson(notify: InstancePlan['notify']) {
  const script = (command: InstancePlan['notify']['any']) => command && jsonText(commandText(command));
  return {
    script_backup: script(notify.backup),
    script_master: script(notify.master),
    script_fault: script(notify.fault),
    script_stop: script(notify.stop),
    script_deleted: script(notify.deleted),
    script: script(notify.any),
    script_master_rx_lower_pri: script(notify.masterReceivedLowerPriority),
  };
}

/** Scripts by what they run. */
function trackingJson(plan: Tracking, { plan: router }: Subject) {
  const scripts = plan.trackedScripts.flatMap(({ name }) =>
    router.scripts.filter((script) => script.name === name),
  );
  return {
    track_ifp: jsonTexts(plan.trackedInterfaces.map(({ name }) => name)),
    track_script: jsonTexts(scripts.map(({ command }) => commandText(command))),
    track_process: jsonTexts(plan.trackedProcesses.map(({ name }) => name)),
  };
}

/** `auth_hmac` is none of the types of version 2. */
function authenticationJson({ adverts: { authentication } }: InstancePlan) {
  const type = { PASS: 1, AH: 2, HMAC: 0 }[authentication?.type ?? 'HMAC'];
  return { auth_type: type, auth_data: type === 0 ? undefined : jsonText('********') };
}

function statisticsJson(statistics: Readonly<Statistics>): string {
  return jsonObject({
    advert_rcvd: statistics.advertsReceived,
    advert_sent: statistics.advertsSent,
    become_master: statistics.becameMaster,
    release_master: statistics.releasedMaster,
    packet_len_err: statistics.lengthErrors,
    advert_interval_err: statistics.intervalErrors,
    ip_ttl_err: statistics.hopLimitErrors,
    invalid_type_rcvd: statistics.typeErrors,
    addr_list_err: statistics.addressListErrors,
    invalid_authtype: statistics.invalidAuthenticationTypes,
    authtype_mismatch: statistics.otherAuthenticationTypes,
    auth_failure: statistics.authenticationFailures,
    auth_ext_missing: statistics.hmacMissing,
    auth_ext_malformed: statistics.hmacMalformed,
    auth_ext_unknown_key: statistics.hmacUnknownKeys,
    auth_ext_invalid_hmac: statistics.hmacInvalid,
    auth_ext_stale: statistics.hmacStale,
    auth_ext_replay: statistics.hmacReplayed,
    pri_zero_rcvd: statistics.priorityZeroReceived,
    pri_zero_sent: statistics.priorityZeroSent,
  });
}

function processJson(plan: ProcessPlan, { state, settings }: Subject): string {
  const { count = 0, quorate = false, settleAt } = state.processes[plan.name] ?? {};
  const isSettling = settleAt !== undefined;
  const { weight, reverse } = settings.processWeights[plan.name] ?? { weight: 0, reverse: false };
  return jsonObject({
    process: jsonText(plan.name),
    parameters: plan.parameters.length === 0 ? undefined : jsonText(plan.parameters.join(' ')),
    param_match: jsonText(plan.parameterMatch),
    min_processes: plan.quorum,
    max_processes: plan.quorumMax === Number.MAX_SAFE_INTEGER ? undefined : plan.quorumMax,
    current_processes: count,
    have_quorum: quorate,
    weight: reverse ? -weight : weight,
    terminate_delay: plan.terminateDelay / 1_000_000,
    fork_delay: plan.forkDelay / 1_000_000,
    fork_delay_timer_running: isSettling && count >= plan.quorum,
    terminate_delay_timer_running: isSettling && count < plan.quorum,
    full_command: plan.fullCommand,
  });
}
