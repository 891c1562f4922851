import type { GroupPlan, ProcessPlan, ScriptPlan, Tracked, Tracking } from '@kaconf/vrrp';
import { isFaulty } from './faults.ts';
import { groupScriptsText } from './notify-data.ts';
import { stateOf } from './router-state.ts';
import { instancesOf, type Subject } from './subject.ts';
import { commandText } from './texts.ts';
import { trackedText } from './tracked-data.ts';

export function groupText(group: GroupPlan, subject: Subject): string[] {
  const details = subject.settings.groups[group.name];
  const members = instancesOf(subject).filter(({ plan }) => group.members.includes(plan.name));
  const states = members.map(({ instance }) => stateOf(instance));
  const count = (state: string) => states.filter((one) => one === state).length;
  const faults = members.filter(isFaulty).length;
  const state = count('FAULT') > 0 ? 'FAULT' : states.every((one) => one === 'MASTER') ? 'MASTER' : 'BACKUP';
  return [
    ` VRRP Sync Group = ${group.name}, ${state}`,
    `   Num member fault ${faults}, num member init ${count('INIT')}`,
    '   VRRP member instances :',
    ...group.members.map((member) => `     ${member}`),
    ...(details?.weighs ? ['   sync group tracking weight set'] : []),
    `   Using smtp notification = ${group.notify.mails ? 'yes' : 'no'}`,
    ...(details?.tellsPriority === undefined
      ? []
      : [`   Notify priority changes = ${details.tellsPriority ? 'yes' : 'no'}`]),
    ...trackedText(group, 'process'),
    ...groupScriptsText(group),
  ];
}

const RUN_STATES = {
  running: 'running',
  terminating: 'requested termination',
  killing: 'forcing termination',
} as const;

export function scriptText(plan: ScriptPlan, index: number, subject: Subject): string[] {
  const script = subject.state.scripts[index];
  const { score = 0, run } = script ?? {};
  const weight = subject.settings.scriptWeights[plan.name] ?? { weight: 0, reverse: false };
  const { uid = 0, gid = 0 } = plan.command;
  const hasTimeout = subject.settings.scriptsWithTimeout.includes(plan.name);
  return [
    ` VRRP Script = ${plan.name}`,
    `   Command = ${commandText(plan.command)}`,
    ...(plan.command.file === undefined ? [] : [`   Path = ${plan.command.file}`]),
    `   Interval = ${durationText(plan.interval)} sec`,
    `   Timeout = ${durationText(hasTimeout ? plan.timeout : 0)} sec`,
    `   Weight = ${weight.weight}${weight.reverse ? ' reverse' : ''}`,
    `   Rise = ${plan.rise}`,
    `   Fall = ${plan.fall}`,
    `   Result = ${score}`,
    '   Insecure = no',
    `   Init state = ${plan.startsFailed && !script?.known ? 'INIT/FAILED' : script?.known ? 'unknown' : 'INIT'}`,
    `   Status = ${score >= plan.rise ? 'GOOD' : 'BAD'}`,
    `   Script uid:gid = ${uid}:${gid}`,
    '   VRRP instances :',
    '   Tracking instances :',
    ...trackersOf(subject, plan.name, 'trackedScripts'),
    `   State = ${run ? RUN_STATES[run.phase] : 'idle'}`,
  ];
}

/** `1`, or `1.500`. */
function durationText(time: number): string {
  return time % 1_000_000 === 0 ? `${time / 1_000_000}` : (time / 1_000_000).toFixed(3);
}

export function fileText(name: string, path: string, subject: Subject): string[] {
  const { weight, reverse } = subject.settings.fileWeights[name] ?? { weight: 1, reverse: false };
  return [
    ` Track file = ${name}`,
    `   File = ${path}`,
    `   Status = ${subject.state.files[name] ?? 0}`,
    `   Weight = ${weight}${reverse ? ' reverse' : ''}`,
    '   Tracking instances :',
    ...trackersOf(subject, name, 'trackedFiles'),
  ];
}

export function processText(plan: ProcessPlan, subject: Subject): string[] {
  const { count = 0, quorate = false, settleAt } = subject.state.processes[plan.name] ?? {};
  const isSettling = settleAt !== undefined;
  const { weight, reverse } = subject.settings.processWeights[plan.name] ?? { weight: 0, reverse: false };
  const match = { exact: '', partial: ' = partial', initial: ' = initial', none: '' }[plan.parameterMatch];
  const running = (is: boolean) => (is ? 'running' : 'not running');
  return [
    ` VRRP Track process = ${plan.name}`,
    `   Process = ${plan.program}`,
    ...(plan.parameters.length === 0 ? [] : [`   Parameters = ${plan.parameters.join(' ')}`]),
    ...(plan.parameterMatch === 'none' ? [] : [`   Param match${match}`]),
    `   Min processes = ${plan.quorum}`,
    ...(plan.quorumMax === Number.MAX_SAFE_INTEGER ? [] : [`   Max processes = ${plan.quorumMax}`]),
    `   Current processes = ${count}`,
    `   Have quorum = ${quorate}`,
    `   Weight = ${weight}${reverse ? ' reverse' : ''}`,
    `   Terminate delay = ${(plan.terminateDelay / 1_000_000).toFixed(6)}s`,
    `   Fork delay = ${(plan.forkDelay / 1_000_000).toFixed(6)}s`,
    ...(subject.isLive
      ? [
          `   Fork delay timer ${running(isSettling && count >= plan.quorum)}`,
          `   Terminate delay timer ${running(isSettling && count < plan.quorum)}`,
        ]
      : []),
    `   Full command = ${plan.fullCommand}`,
    ...heading(trackersOf(subject, plan.name, 'trackedProcesses')),
  ];
}

export function bfdText(name: string, subject: Subject): string[] {
  const { weight, reverse } = subject.settings.bfdWeights[name] ?? { weight: 0, reverse: false };
  return [
    ` VRRP Track BFD = ${name}`,
    `   Weight = ${weight}${reverse ? ' reverse' : ''}`,
    `   Bfd is ${subject.state.bfds[name] ? 'up' : 'down'}`,
    '   Tracking VRRP instances :',
    ...heading(trackersOf(subject, name, 'trackedBfds')),
  ];
}

function heading(trackers: readonly string[]): string[] {
  return trackers.length === 0 ? [] : ['   Tracking instances :', ...trackers];
}

/** The instances that track it, those of a sync group too. */
function trackersOf({ plan }: Subject, name: string, kind: keyof Tracking): string[] {
  return plan.instances.flatMap((instance) => {
    const group = plan.groups.find(({ members }) => members.includes(instance.name));
    const tracked = [...instance[kind], ...(group?.[kind] ?? [])].find((one: Tracked) => one.name === name);
    if (!tracked) return [];
    return [`     ${instance.name}, weight ${tracked.weight}${tracked.reverse ? ' reverse' : ''}`];
  });
}
