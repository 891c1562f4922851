import { type Micros, micros, plus } from '@kaconf/net';

import type { ScriptPlan } from '../plan/tracking.ts';
import { type Effect, info } from '../router/effect.ts';
import type { ScriptOutcome } from '../router/event.ts';
import type { Verdict } from './standing.ts';

/** A `vrrp_script` between runs and in one, with what its runs have shown. */
export interface Script {
  /** When it is run next; a run still going then is not joined by another. */
  readonly runAt: Micros;
  readonly run: Run | undefined;
  /** Successes in a row up to `rise`, then `fall` more to spend: up from `rise` on. */
  readonly score: number;
  /** False until its first run has ended. */
  readonly known: boolean;
  /** The exit status seen last, 0 before the first. */
  readonly lastStatus: number;
}

/** A run and how far it has been pushed to end. */
export interface Run {
  readonly phase: 'running' | 'terminating' | 'killing';
  /** When it is pushed further. */
  readonly until: Micros;
}

type Step = readonly [Script, readonly Effect[]];

/** How long a script has to die of SIGTERM, and then of SIGKILL, before it gets (another) SIGKILL. */
const GRACE = micros(2_000_000);

export function startScript(plan: ScriptPlan, now: Micros): Script {
  return {
    runAt: now,
    run: undefined,
    // `init_fail` starts down; otherwise one success is enough to come up and one failure to stay down.
    score: plan.startsFailed ? 0 : plan.rise - 1,
    known: plan.startsFailed,
    lastStatus: 0,
  };
}

/** The same program under the same name: what it has said stays true, whatever else a reload changes. */
export function isSameCommand(one: ScriptPlan, other: ScriptPlan): boolean {
  return one.name === other.name && JSON.stringify(one.command) === JSON.stringify(other.command);
}

/** Over a reload; as far up or down as before, within the new `rise` and `fall`. */
export function carryScript(before: ScriptPlan, after: ScriptPlan, script: Script, now: Micros): Step {
  const runAt = micros(Math.min(script.runAt, plus(now, after.interval)));
  if (!script.known) return [{ ...startScript(after, now), runAt, run: script.run }, []];
  const up = script.score >= before.rise;
  const verdict = up ? 'successful' : 'unsuccessful';
  return [
    { ...script, runAt, score: rescaled(before, after, script.score) },
    [info(`VRRP_Script(${after.name}) considered ${verdict} on reload`)],
  ];
}

/** As many runs away from the turn as before; wholly up or down stays so. */
function rescaled(before: ScriptPlan, after: ScriptPlan, score: number): number {
  const top = after.rise + after.fall - 1;
  if (score === 0) return 0;
  if (score === before.rise + before.fall - 1) return top;
  const moved = after.rise + (score - before.rise);
  return score >= before.rise ? Math.min(moved, top) : Math.max(moved, 0);
}

export function scriptVerdict(plan: ScriptPlan, script: Script): Verdict {
  return script.known ? script.score >= plan.rise : undefined;
}

export function scriptDeadline({ runAt, run }: Script): Micros {
  return run === undefined ? runAt : micros(Math.min(runAt, run.until));
}

/** Runs what is due and pushes what overstays. */
export function tickScript(plan: ScriptPlan, script: Script, now: Micros): Step {
  const [due, runs] = startRun(plan, script, now);
  const [pushed, pushes] = pushRun(plan, due, now);
  return [pushed, [...runs, ...pushes]];
}

function startRun(plan: ScriptPlan, script: Script, now: Micros): Step {
  if (now < script.runAt) return [script, []];
  const later = { ...script, runAt: nextRun(plan, script, now) };
  if (later.run !== undefined) {
    const doing = later.run.phase === 'running' ? 'already running' : 'being timed out';
    return [later, [info(`Track script ${plan.name} is ${doing}, expect idle - skipping run`)]];
  }
  const run: Run = { phase: 'running', until: plus(now, plan.timeout) };
  return [{ ...later, run }, [{ type: 'runScript', script: plan.name }]];
}

/** Missed turns are not made up for. */
function nextRun(plan: ScriptPlan, script: Script, now: Micros): Micros {
  const next = plus(script.runAt, plan.interval);
  return next > now ? next : plus(now, plan.interval);
}

function pushRun(plan: ScriptPlan, script: Script, now: Micros): Step {
  const { run } = script;
  if (run === undefined || now < run.until) return [script, []];
  const phase = run.phase === 'running' ? 'terminating' : 'killing';
  const signal = phase === 'terminating' ? 'SIGTERM' : 'SIGKILL';
  return [
    { ...script, run: { phase, until: plus(now, GRACE) } },
    [{ type: 'killScript', script: plan.name, signal }],
  ];
}

/** Counts the outcome of a run; the verdict turns after `rise` successes or `fall` failures in a row. */
export function endScript(plan: ScriptPlan, script: Script, outcome: ScriptOutcome): Step {
  // The run was another script's, which a reload has replaced.
  if (script.run === undefined) return [script, []];
  if (outcome.type === 'notTried') {
    return [{ ...script, run: undefined }, [info(`Script \`${plan.name}\` not run (${outcome.reason})`)]];
  }
  const status = outcome.type === 'exited' ? outcome.status : undefined;
  const changed = status !== undefined && status !== script.lastStatus;
  const succeeded = status === 0;
  const score = succeeded ? scoreAfterSuccess(plan, script) : scoreAfterFailure(plan, script);
  const ended: Script = {
    ...script,
    run: undefined,
    known: true,
    score,
    lastStatus: status ?? script.lastStatus,
  };
  const turned = scriptVerdict(plan, script) !== scriptVerdict(plan, ended);
  return [
    ended,
    [
      ...(changed ? [info(`Script \`${plan.name}\` now returning ${status}`)] : []),
      ...(turned ? [info(`VRRP_Script(${plan.name}) ${verdictText(script, outcome)}`)] : []),
    ],
  ];
}

function scoreAfterSuccess(plan: ScriptPlan, { score }: Script): number {
  return score + 1 >= plan.rise ? plan.rise + plan.fall - 1 : score + 1;
}

function scoreAfterFailure(plan: ScriptPlan, { score }: Script): number {
  return score > plan.rise ? score - 1 : 0;
}

function verdictText({ run }: Script, outcome: Exclude<ScriptOutcome, { type: 'notTried' }>): string {
  if (outcome.type === 'notStarted') return `failed (${outcome.reason})`;
  if (outcome.type === 'exited') {
    return outcome.status === 0 ? 'succeeded' : `failed (exited with status ${outcome.status})`;
  }
  return run?.phase === 'running' ? `failed (due to signal ${outcome.signal})` : 'timed_out';
}
