import { type Conclusion, type Effect, log } from '../checker/conclusion.ts';
import { begin, type Progress } from '../checker/progress.ts';
import type { MiscPlan } from '../plan/plan.ts';
import type { ProgramEnd } from '../probe/edge.ts';

export interface MiscProgress extends Progress {
  /** What it adds to the weight of the real server. */
  readonly weight: number;
  /** The exit status that was heeded last. */
  readonly status: number;
}

/** How a run has ended, and what it was sent since it took too long. */
export interface MiscOutcome {
  readonly end: ProgramEnd;
  readonly sent: 'SIGTERM' | 'SIGKILL' | undefined;
}

const SIGTERM = 15;
const SIGKILL = 9;
/** Of `misc_dynamic`: the weight is the status less two; 0 leaves the weight as it is configured. */
const WEIGHT_OFFSET = 2;

export function beginMisc(plan: MiscPlan): MiscProgress {
  return { ...begin(plan), weight: 0, status: 0 };
}

/** What becomes of a MISC checker. Its runs are counted from their beginnings. */
export function concludeMisc(
  plan: MiscPlan,
  before: MiscProgress,
  { end, sent }: MiscOutcome,
): Conclusion<MiscProgress> {
  switch (end.type) {
    case 'notTried':
      return settle(plan, before, [log(end.reason)]);
    case 'notStarted': {
      // What cannot be run says nothing of the real server.
      const { progress, effects, ...rest } = exit(plan, before, 0);
      return { progress, effects: [log(end.reason), ...effects], ...rest };
    }
    case 'exited':
      return exit(plan, before, end.status);
    case 'signalled': {
      const timedOut =
        (sent !== undefined && end.signal === SIGTERM) || (sent === 'SIGKILL' && end.signal === SIGKILL);
      const what = timedOut ? 'timed out' : 'failed';
      const why = timedOut ? '' : ` (due to signal ${end.signal})`;
      return before.up || !before.hasRun ? fail(plan, before, { what, why }) : settle(plan, before, []);
    }
  }
}

function exit(plan: MiscPlan, before: MiscProgress, status: number): Conclusion<MiscProgress> {
  if (status === 0 || (plan.dynamic && status >= WEIGHT_OFFSET)) return succeed(plan, before, status);
  if (!before.up && before.hasRun) return settle(plan, { ...before, status }, []);
  return fail(plan, before, { what: 'failed', why: ` (exited with status ${status})`, status });
}

function succeed(plan: MiscPlan, before: MiscProgress, status: number): Conclusion<MiscProgress> {
  const { up, hasRun } = before;
  const weight = status === 0 ? 0 : status - WEIGHT_OFFSET - plan.serverWeight;
  const effects: Effect[] = [];
  const isNew = status !== before.status;
  const held = isNew ? weight : before.weight;
  // The weight comes first: with it the real server comes up.
  if (isNew && held !== before.weight) effects.push({ type: 'weigh', weight: held });
  if (!up || !hasRun) {
    const mail = `=> MISC CHECK succeeded on service <=`;
    effects.push(log(sentence(plan, 'succeeded')), { type: 'verdict', up: true, weight: held, mail });
  }
  return settle(plan, { up: true, hasRun, retries: 0, weight: held, status }, effects);
}

interface Failure {
  readonly what: 'failed' | 'timed out';
  readonly why: string;
  readonly status?: number;
}

function fail(
  plan: MiscPlan,
  before: MiscProgress,
  { what, why, status }: Failure,
): Conclusion<MiscProgress> {
  const { retry, logAllFailures } = plan;
  if (before.retries < retry) {
    const retries = before.retries + 1;
    const progress = { ...before, retries };
    return settle(
      plan,
      progress,
      logAllFailures ? [log(sentence(plan, what, times(retries, retry), why))] : [],
    );
  }
  // Who was killed has said nothing of the weight.
  const weight = status === undefined ? before.weight : 0;
  const progress = { ...before, up: false, retries: 0, weight, status: status ?? before.status };
  const mail = `=> MISC CHECK ${what} on service <=`;
  return settle(plan, progress, [
    log(sentence(plan, what, times(0, retry), why)),
    { type: 'verdict', up: false, weight, mail },
  ]);
}

/** @param retries 0 when there are none left */
function times(retries: number, retry: number): string {
  if (retry === 0) return ' with retry disabled';
  const noun = retry === 1 ? 'retry' : 'retries';
  if (retries === 0) return ` after ${retry} ${noun}`;
  return retries === 1 ? `, will do ${retry} ${noun}` : ` on retry ${retries - 1}/${retry}`;
}

function sentence({ server, service, script }: MiscPlan, what: string, more = '', why = ''): string {
  return `Misc check for [${server} VS ${service}] by [${script.words[0]}] ${what}${more}${why}.`;
}

function settle(
  plan: MiscPlan,
  progress: MiscProgress,
  effects: readonly Effect[],
): Conclusion<MiscProgress> {
  const next = progress.retries > 0 ? plan.delayBeforeRetry : plan.delayLoop;
  return { progress: { ...progress, hasRun: true }, effects, next, from: 'start' };
}
