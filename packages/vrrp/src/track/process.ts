import { type Micros, plus } from '@kaconf/net';
import type { ProcessPlan } from '../plan/tracking.ts';
import { type Effect, info } from '../router/effect.ts';

/** How many processes run a tracked program, and whether that counts as enough and not too many. */
export interface Process {
  readonly count: number;
  readonly quorate: boolean;
  /** When what the count says now is believed; absent when it is believed already. */
  readonly settleAt: Micros | undefined;
}

/** What changed a count: a process that runs it forked or ended, or one began or ceased to run it otherwise. */
export type CountChange = 'forked' | 'ended' | 'other';

type Step = readonly [Process, readonly Effect[]];

export function foundProcesses(plan: ProcessPlan, count: number): Process {
  return { count, quorate: isEnough(plan, count), settleAt: undefined };
}

export function countProcesses(
  plan: ProcessPlan,
  process: Process,
  count: number,
  change: CountChange,
  now: Micros,
): Step {
  const counted = { ...process, count };
  if (isEnough(plan, count) === process.quorate) return [{ ...counted, settleAt: undefined }, []];
  if (process.settleAt !== undefined) return [counted, []];
  const delay = change === 'forked' ? plan.forkDelay : change === 'ended' ? plan.terminateDelay : 0;
  return delay > 0 ? [{ ...counted, settleAt: plus(now, delay) }, []] : settle(plan, counted);
}

export function tickProcess(plan: ProcessPlan, process: Process, now: Micros): Step {
  return process.settleAt === undefined || process.settleAt > now ? [process, []] : settle(plan, process);
}

function settle(plan: ProcessPlan, { count, quorate }: Process): Step {
  const settled = foundProcesses(plan, count);
  if (settled.quorate === quorate) return [settled, []];
  const how = settled.quorate ? 'gained' : 'lost';
  return [settled, [info(`Quorum ${how} for tracked process ${plan.name}`)]];
}

function isEnough({ quorum, quorumMax }: ProcessPlan, count: number): boolean {
  return count >= quorum && count <= quorumMax;
}
