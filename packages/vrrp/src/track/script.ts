import { type Micros, micros, plus } from '@kaconf/net';
import type { Verdict } from '../instance/priority.ts';
import type { ScriptPlan } from '../plan/plan.ts';
import { type Effect, info } from '../router/effect.ts';
import type { ScriptOutcome } from '../router/event.ts';

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

export function scriptVerdict(plan: ScriptPlan, script: Script): Verdict {
  return script.known ? script.score >= plan.rise : undefined;
}

export function scriptDeadline({ runAt, run }: Script): Micros {
  return run === undefined ? runAt : micros(Math.min(runAt, run.until));
}

/** Runs what is due and pushes what overstays. */
export function tickScript(plan: ScriptPlan, script: Script, now: Micros): Step {
  const [pushed, pushes] = pushRun(plan, script, now);
  if (now < pushed.runAt) return [pushed, pushes];
  const later = { ...pushed, runAt: nextRun(plan, pushed, now) };
  if (later.run !== undefined) {
    const doing = later.run.phase === 'running' ? 'already running' : 'being timed out';
    return [later, [...pushes, info(`Track script ${plan.name} is ${doing}, expect idle - skipping run`)]];
  }
  const run: Run = { phase: 'running', until: plus(now, plan.timeout) };
  return [{ ...later, run }, [...pushes, { type: 'runScript', script: plan.name }]];
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

function verdictText({ run }: Script, outcome: ScriptOutcome): string {
  if (outcome.type === 'notStarted') return `failed (${outcome.reason})`;
  if (outcome.type === 'exited') {
    return outcome.status === 0 ? 'succeeded' : `failed (exited with status ${outcome.status})`;
  }
  return run?.phase === 'running' ? `failed (due to signal ${outcome.signal})` : 'timed_out';
}
