import { type Micros, micros } from '@kaconf/net';
import type { HttpOutcome, Length } from './judge.ts';
import type { HttpPlan, RetryPlan } from './plan.ts';

/** What an HTTP checker remembers from one request to the next. Plain data. */
export interface HttpProgress {
  readonly up: boolean;
  /** Whether it has ever found out. */
  readonly hasRun: boolean;
  /** How many failures in a row there were. */
  readonly retries: number;
  /** Which URL is asked for next. */
  readonly url: number;
  /** Which one has made it fail; until that one succeeds no other is asked for. */
  readonly failedUrl: number | undefined;
  /** By URL, what was said of the length of its body less what came, as the log was told last. */
  readonly mismatches: readonly number[];
}

/** What comes of an outcome. */
export interface HttpConclusion {
  readonly progress: HttpProgress;
  /** For the log, in this order. */
  readonly texts: readonly string[];
  /** Whether there is anything to be told about the real server. */
  readonly verdict: HttpVerdict | undefined;
  /** When to ask again, from now on. */
  readonly next: Micros;
}

export interface HttpVerdict {
  readonly up: boolean;
  /** What a mail about it says. */
  readonly mail: string;
}

/** Of one that begins: its first failure is enough. @param up not so with `alpha` */
export function beginHttp({ urls }: HttpPlan, { retry }: RetryPlan, up: boolean): HttpProgress {
  return { up, hasRun: false, retries: retry, url: 0, failedUrl: undefined, mismatches: urls.map(() => 0) };
}

export function concludeHttp(
  plan: HttpPlan,
  retrying: RetryPlan,
  before: HttpProgress,
  outcome: HttpOutcome,
): HttpConclusion {
  const compared = compareLengths(plan, retrying, before, outcome.length);
  const texts = [...(outcome.texts ?? []), ...compared.texts];
  const conclusion =
    'success' in outcome
      ? succeed(plan, retrying, compared.progress, outcome.success)
      : fail(plan, retrying, compared.progress, outcome.failure);
  return { ...conclusion, texts: [...texts, ...conclusion.texts] };
}

/** Says once that a body was shorter or longer than was said of it. */
function compareLengths(
  { urls }: HttpPlan,
  { server, service }: RetryPlan,
  progress: HttpProgress,
  length: Length | undefined,
) {
  if (length === undefined) return { progress, texts: [] };
  const { contentLength, received } = length;
  const mismatch = contentLength === undefined ? 0 : contentLength - received;
  if (mismatch === progress.mismatches[progress.url]) return { progress, texts: [] };
  const text =
    `http_check for RS ${server} VS ${service} url ${urls[progress.url]?.name}:` +
    ` content_length (${contentLength}) does not match received bytes (${received})`;
  const mismatches = progress.mismatches.with(progress.url, mismatch);
  return { progress: { ...progress, mismatches }, texts: mismatch === 0 ? [] : [text] };
}

function succeed(plan: HttpPlan, retrying: RetryPlan, before: HttpProgress, what: string): HttpConclusion {
  const { url, failedUrl, up, hasRun } = before;
  const path = plan.urls[url]?.request.path;
  const texts = up ? [] : [`${what} success to ${retrying.server} url(${path})`];
  const isLast = url === plan.urls.length - 1;
  if (failedUrl !== undefined) {
    const progress = { ...before, failedUrl: undefined, url: 0, retries: 0 };
    return settle(plan, progress, { texts, next: retrying.delayLoop });
  }
  if (!isLast) {
    const progress = { ...before, url: url + 1, retries: hasRun ? 0 : retrying.retry };
    return settle(plan, progress, { texts, next: retrying.delayLoop });
  }
  const progress = { ...before, up: true, hasRun: true, url: 0, retries: 0 };
  if (up && hasRun) return settle(plan, progress, { texts, next: retrying.delayLoop });
  texts.push(`Remote Web server ${retrying.server} succeed on service.`);
  const verdict = { up: true, mail: '=> CHECK succeed on service <=' };
  return settle(plan, progress, { texts, verdict, next: retrying.delayLoop });
}

function fail(plan: HttpPlan, retrying: RetryPlan, before: HttpProgress, failure: string): HttpConclusion {
  if (!before.up && before.hasRun) {
    return settle(plan, before, { texts: [], next: delayAfterFailure(retrying, before) });
  }
  const { retry, server } = retrying;
  const texts = retrying.logAllFailures ? [`${failure} server ${server}.`] : [];
  const progress = { ...before, hasRun: true, retries: before.retries + 1 };
  if (progress.retries <= retry) {
    return settle(plan, progress, { texts, next: delayAfterFailure(retrying, progress) });
  }
  const times = retry > 0 ? ` after ${progress.retries - 1} retries` : '';
  const failed = { ...progress, up: false, failedUrl: progress.url };
  const next = delayAfterFailure(retrying, failed);
  // With `alpha` it has been down from the beginning, and nobody is told.
  if (!before.up) return settle(plan, failed, { texts, next });
  texts.push(`${plan.tls ? 'SSL' : 'HTTP'}_CHECK on service ${server} failed${times}.`);
  const verdict = { up: false, mail: '=> CHECK failed on service : HTTP/SSL request failed <=' };
  return settle(plan, failed, { texts, verdict, next });
}

function delayAfterFailure({ delayLoop, delayBeforeRetry }: RetryPlan, { failedUrl }: HttpProgress): Micros {
  return failedUrl !== undefined && delayLoop > delayBeforeRetry ? delayLoop : delayBeforeRetry;
}

interface Settled {
  readonly texts: readonly string[];
  readonly verdict?: HttpVerdict;
  readonly next: Micros;
}

/** With `fast_recovery` what is not known to have failed is not waited for. */
function settle(
  { fastRecovery }: HttpPlan,
  progress: HttpProgress,
  { texts, verdict, next }: Settled,
): HttpConclusion {
  const { up, hasRun, failedUrl } = progress;
  const isRecovering = fastRecovery && (!hasRun || (!up && failedUrl === undefined));
  return { progress, texts, verdict, next: isRecovering ? micros(0) : next };
}
