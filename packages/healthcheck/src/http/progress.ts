import { type Micros, micros } from '@kaconf/net';
import { type Conclusion, type Effect, log } from '../checker/conclusion.ts';
import { begin, type Progress } from '../checker/progress.ts';
import type { HttpGetPlan, SslGetPlan } from '../plan/plan.ts';
import type { HttpOutcome, Remarks } from './judge.ts';
import { nameOf } from './urls.ts';

type Plan = HttpGetPlan | SslGetPlan;

/** What an HTTP checker remembers from one request to the next. Plain data. */
export interface HttpProgress extends Progress {
  /** Which URL is asked for next. */
  readonly url: number;
  /** Which one has made it fail; until that one succeeds no other is asked for. */
  readonly failedUrl: number | undefined;
  /** By URL, what was said of the length of its body less what came, as the log was told last. */
  readonly mismatches: readonly number[];
  /** By URL, what TLS has complained of last. */
  readonly sslErrors: readonly (string | undefined)[];
}

export function beginHttp(plan: Plan): HttpProgress {
  const { url } = plan.check;
  const sslErrors = url.map(() => undefined);
  return { ...begin(plan), url: 0, failedUrl: undefined, mismatches: url.map(() => 0), sslErrors };
}

/** Of one that goes on after a reload: it begins with the first URL again, and says again what it has said of each. */
export function carriedHttp(plan: Plan, { up, hasRun, retries, failedUrl }: HttpProgress): HttpProgress {
  return { ...beginHttp(plan), up, hasRun, retries, failedUrl: up ? undefined : failedUrl };
}

export function concludeHttp(
  plan: Plan,
  before: HttpProgress,
  outcome: HttpOutcome,
): Conclusion<HttpProgress> {
  if (outcome.type === 'notTried') {
    return { progress: before, effects: [log(outcome.text)], next: plan.delayLoop, from: 'end' };
  }
  const { progress, texts } = remark(plan, before, outcome);
  const conclusion =
    outcome.type === 'passed' ? pass(plan, progress, outcome.what) : fail(plan, progress, outcome.failure);
  return { ...conclusion, effects: [...texts.map(log), ...conclusion.effects] };
}

/** What is said of an answer whatever it is worth. */
function remark(plan: Plan, before: HttpProgress, { texts = [], length, sslError }: Remarks) {
  const isNew = sslError !== undefined && sslError !== before.sslErrors[before.url];
  const said = isNew ? [...texts, sslError] : texts;
  const progress = isNew ? { ...before, sslErrors: before.sslErrors.with(before.url, sslError) } : before;
  if (length === undefined) return { progress, texts: said };
  const { contentLength, received } = length;
  const mismatch = contentLength === undefined ? 0 : contentLength - received;
  if (mismatch === progress.mismatches[progress.url]) return { progress, texts: said };
  const mismatches = progress.mismatches.with(progress.url, mismatch);
  const isTold = mismatch !== 0;
  return {
    progress: { ...progress, mismatches },
    texts: isTold ? [...said, mismatchText(plan, before.url, contentLength, received)] : said,
  };
}

function mismatchText(
  { server, service, check }: Plan,
  index: number,
  said: number | undefined,
  came: number,
): string {
  const url = check.url[index];
  const name = url && nameOf(url);
  return (
    `http_check for RS ${server} VS ${service} url ${name}:` +
    ` content_length (${said}) does not match received bytes (${came})`
  );
}

function pass(plan: Plan, before: HttpProgress, what: string): Conclusion<HttpProgress> {
  const { server, delayLoop, retry, check } = plan;
  const { url, failedUrl, up, hasRun } = before;
  const effects = up ? [] : [log(`${what} success to ${server} url(${check.url[url]?.path})`)];
  if (failedUrl !== undefined) {
    const progress = { ...before, failedUrl: undefined, url: 0, retries: 0 };
    return settle(plan, progress, effects, delayLoop);
  }
  if (url < check.url.length - 1) {
    const progress = { ...before, url: url + 1, retries: hasRun ? 0 : retry };
    return settle(plan, progress, effects, delayLoop);
  }
  const progress = { ...before, up: true, hasRun: true, url: 0, retries: 0 };
  return settle(plan, progress, up && hasRun ? effects : [...effects, ...recovered(server, up)], delayLoop);
}

function recovered(server: string, wasUp: boolean): readonly Effect[] {
  const mail = wasUp ? {} : { mail: '=> CHECK succeed on service <=' };
  return [log(`Remote Web server ${server} succeed on service.`), { type: 'verdict', up: true, ...mail }];
}

function fail(plan: Plan, before: HttpProgress, failure: string): Conclusion<HttpProgress> {
  const { retry, server, logAllFailures } = plan;
  if (!before.up && before.hasRun) return settle(plan, before, [], delayAfterFailure(plan, before));
  const said = logAllFailures ? [log(`${failure} server ${server}.`)] : [];
  const progress = { ...before, hasRun: true, retries: before.retries + 1 };
  if (progress.retries <= retry) return settle(plan, progress, said, delayAfterFailure(plan, progress));
  const failed = { ...progress, up: false, failedUrl: progress.url };
  // With `alpha` it has been down from the beginning, and nobody is told.
  const news = before.up ? broken(plan, progress) : [];
  return settle(plan, failed, [...said, ...news], delayAfterFailure(plan, failed));
}

function broken({ type, server, retry }: Plan, { retries }: HttpProgress): readonly Effect[] {
  const times = retry > 0 ? ` after ${retries - 1} retries` : '';
  return [
    log(`${type === 'SSL_GET' ? 'SSL' : 'HTTP'}_CHECK on service ${server} failed${times}.`),
    { type: 'verdict', up: false, mail: '=> CHECK failed on service : HTTP/SSL request failed <=' },
  ];
}

function delayAfterFailure({ delayLoop, delayBeforeRetry }: Plan, { failedUrl }: HttpProgress): Micros {
  return failedUrl !== undefined && delayLoop > delayBeforeRetry ? delayLoop : delayBeforeRetry;
}

/** With `fast_recovery` what is not known to have failed is not waited for. */
function settle(
  { check }: Plan,
  progress: HttpProgress,
  effects: readonly Effect[],
  next: Micros,
): Conclusion<HttpProgress> {
  const { up, hasRun, failedUrl } = progress;
  const isRecovering = check.fast_recovery && (!hasRun || (!up && failedUrl === undefined));
  return { progress, effects, next: isRecovering ? micros(0) : next, from: 'end' };
}
