import type { Micros } from '@kaconf/net';
import { type Conclusion, type Effect, log } from './conclusion.ts';
import type { Outcome } from './outcome.ts';
import type { Progress } from './progress.ts';

/** What keepalived calls a kind of check. */
export interface Wording {
  /** `TCP connection to … success.` */
  readonly connection: string;
  /** `TCP_CHECK on service … failed.` */
  readonly check: string;
  /** `=> TCP CHECK succeed on service <=` */
  readonly mail: string;
  /** What stands behind the server where it has failed after retries. */
  readonly ofService?: true;
}

interface Asking {
  readonly server: string;
  readonly service: string;
  readonly delayLoop: Micros;
  readonly retry: number;
  readonly delayBeforeRetry: Micros;
  readonly logAllFailures: boolean;
}

/** What becomes of a checker that either gets through or does not. Once down it is asked at leisure. */
export function concludeConnection(
  plan: Asking,
  before: Progress,
  outcome: Outcome,
  wording: Wording,
): Conclusion {
  const { delayLoop, delayBeforeRetry } = plan;
  switch (outcome.type) {
    case 'notTried':
      return { progress: before, effects: [log(outcome.text)], next: delayLoop, from: 'end' };
    case 'passed':
      return pass(plan, before, wording);
    case 'failed': {
      const said = sayFailure(plan, before, outcome.text);
      const mayFail = before.up || !before.hasRun;
      if (mayFail && before.retries >= plan.retry) return fail(plan, before, said, wording);
      const retries = before.up ? before.retries + 1 : before.retries;
      const progress = { ...before, hasRun: true, retries };
      return { progress, effects: said, next: before.up ? delayBeforeRetry : delayLoop, from: 'end' };
    }
  }
}

function pass({ server, delayLoop }: Asking, before: Progress, wording: Wording): Conclusion {
  if (isAsEver(before)) return { progress: before, effects: [], next: delayLoop, from: 'end' };
  const progress = { ...before, up: true, hasRun: true, retries: 0 };
  if (before.up && before.hasRun) return { progress, effects: [], next: delayLoop, from: 'end' };
  const mail = before.up ? {} : { mail: `=> ${wording.mail} succeed on service <=` };
  const effects: Effect[] = [
    log(`${wording.connection} to ${server} success.`),
    { type: 'verdict', up: true, ...mail },
  ];
  return { progress, effects, next: delayLoop, from: 'end' };
}

/** Most are, thousands of times a second: what lives for a second each time is garbage of the expensive kind. */
function isAsEver({ up, hasRun, retries }: Progress): boolean {
  return up && hasRun && retries === 0;
}

function fail(plan: Asking, before: Progress, said: readonly Effect[], wording: Wording): Conclusion {
  const { retry, server, service } = plan;
  const hasRetried = retry > 0 && before.hasRun;
  const whose = hasRetried && wording.ofService ? `${server} of ${service}` : server;
  const times = hasRetried ? ` after ${retry} retries` : '';
  const mail = before.up ? { mail: `=> ${wording.mail} failed on service <=` } : {};
  const effects: Effect[] = [
    ...said,
    log(`${wording.check} on service ${whose} failed${times}.`),
    { type: 'verdict', up: false, ...mail },
  ];
  const progress = { ...before, up: false, hasRun: true, retries: 0 };
  return { progress, effects, next: plan.delayLoop, from: 'end' };
}

function sayFailure({ logAllFailures }: Asking, { up }: Progress, text: string | undefined): Effect[] {
  return text !== undefined && up && logAllFailures ? [log(text)] : [];
}
