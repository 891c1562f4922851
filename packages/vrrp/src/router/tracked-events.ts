import { lookup } from '../plan/lookup.ts';
import type { Tracked, Tracking } from '../plan/tracking.ts';
import { countProcesses, tickProcess } from '../track/process.ts';
import { endScript, scriptVerdict, tickScript } from '../track/script.ts';
import { fileStanding } from '../track/standing.ts';
import { detail, info } from './effect.ts';
import type { Event } from './event.ts';
import { priority, trackingsOf } from './health.ts';
import { reassess, reassessOne } from './reassess.ts';
import type { Turn } from './turn.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** Scripts and processes whose time has come. */
export function tickTracked(turn: Turn): void {
  turn.plan.scripts.forEach((plan, index) => {
    const script = turn.scripts[index];
    if (!script) return;
    const [ticked, effects] = tickScript(plan, script, turn.now);
    turn.scripts[index] = ticked;
    turn.effects.push(...effects);
  });
  let settled = false;
  for (const plan of turn.plan.processes) {
    const process = turn.processes[plan.name];
    if (!process) continue;
    const [ticked, effects] = tickProcess(plan, process, turn.now);
    if (ticked === process) continue;
    turn.processes = { ...turn.processes, [plan.name]: ticked };
    turn.effects.push(...effects);
    settled = true;
  }
  if (settled) reassess(turn);
}

export function scriptEnded(turn: Turn, { script: name, outcome }: Of<'scriptEnded'>): void {
  const index = lookup(turn.plan).script(name) ?? -1;
  const plan = turn.plan.scripts[index];
  const script = turn.scripts[index];
  // A reload may have taken the script away while it ran.
  if (!plan || !script) return;
  const [ended, effects] = endScript(plan, script, outcome);
  turn.scripts[index] = ended;
  turn.effects.push(...effects);
  if (scriptVerdict(plan, script) !== scriptVerdict(plan, ended)) reassess(turn);
}

export function processesChanged(turn: Turn, { process: name, count, change }: Of<'processesChanged'>): void {
  const plan = turn.plan.processes.find((one) => one.name === name);
  const process = turn.processes[name];
  if (!plan || !process) return;
  const [counted, effects] = countProcesses(plan, process, count, change, turn.now);
  turn.processes = { ...turn.processes, [name]: counted };
  turn.effects.push(...effects);
  if (counted.quorate !== process.quorate) reassess(turn);
}

export function bfdChanged(turn: Turn, { session, up }: Of<'bfdChanged'>): void {
  if ((turn.bfds[session] ?? false) === up) return;
  turn.bfds = { ...turn.bfds, [session]: up };
  if (turn.phase !== 'running') return;
  const hearing = bfdTrackers(turn, session);
  hearing.forEach(({ index, name }, place) => {
    const state = up ? 'UP' : 'DOWN';
    turn.effects.push(info(`VRRP_Instance(${name}) Tracked BFD instance ${session} is ${state}`));
    // What becomes of it stands behind that; a sync group is up again with the last of its members.
    const group = lookup(turn.plan).group(index);
    const waits =
      up && group && hearing.slice(place + 1).some((later) => lookup(turn.plan).group(later.index) === group);
    if (!waits) reassessOne(turn, index);
  });
}

export function fileChanged(turn: Turn, { file, value }: Of<'fileChanged'>): void {
  const before = turn.files[file] ?? 0;
  if (value === before) return;
  turn.files = { ...turn.files, [file]: value };
  for (const one of trackers(turn, ({ trackedFiles }) => trackedFiles, file)) {
    const was = fileStanding(one.tracked, before);
    const is = fileStanding(one.tracked, value);
    if (was === is) continue;
    if (is === 'fault') {
      turn.effects.push(detail(`(${one.name}): tracked file ${file} now FAULT state`));
    } else if (was === 'fault') leaveFault(turn, one, file, is !== 0);
  }
  reassess(turn);
}

/** In keepalived's order: who tracks it itself comes before the members of groups that do. */
function bfdTrackers(turn: Turn, session: string): Tracker[] {
  const all = trackers(turn, ({ trackedBfds }) => trackedBfds, session);
  const isOwn = ({ index, tracked }: Tracker) =>
    turn.plan.instances[index]?.trackedBfds.includes(tracked) === true;
  return [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))];
}

interface Tracker {
  readonly index: number;
  readonly name: string;
  readonly tracked: Tracked;
}

/** keepalived counts the number of a file that was a fault without a word about the change. */
function leaveFault(turn: Turn, { index, name, tracked }: Tracker, file: string, adds: boolean): void {
  const plan = turn.plan.instances[index];
  const instance = turn.instances[index];
  if (!plan || !instance) return;
  const weight = tracked.weight === 0 ? instance.priority : priority(turn, index, plan);
  turn.instances[index] = { ...instance, priority: weight };
  turn.effects.push(detail(`(${name}): tracked file ${file} leaving FAULT state`));
  if (adds) turn.effects.push(detail(`(${name}) Setting effective priority to ${weight}`));
}

/** The instances that track it, themselves or through their sync group. */
function trackers(turn: Turn, list: (tracking: Tracking) => readonly Tracked[], name: string): Tracker[] {
  return turn.plan.instances.flatMap((plan, index) =>
    trackingsOf(turn, index)
      .flatMap(list)
      .filter((tracked) => tracked.name === name)
      .map((tracked) => ({ index, name: plan.name, tracked })),
  );
}
