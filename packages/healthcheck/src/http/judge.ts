import type { AnswerReader } from './answer.ts';
import type { RegexPlan } from './body-match.ts';

/** Both ends belong to it. */
export interface StatusRange {
  readonly min: number;
  readonly max: number;
}

/** What an answer must be. */
export interface Expectation {
  readonly statusCodes: readonly StatusRange[];
  /** The MD5 of the body in hexadecimal. */
  readonly digest: string | undefined;
  readonly regex: RegexPlan | undefined;
}

/** What has become of a request, in keepalived's words. */
export type HttpOutcome =
  /** `what`: what was looked at last. */
  | ({ readonly type: 'passed'; readonly what: string } & Remarks)
  | ({ readonly type: 'failed'; readonly failure: string } & Remarks)
  /** It could not be asked, for which the real server cannot be blamed. */
  | { readonly type: 'notTried'; readonly text: string };

/** What there is to say beside whether it succeeded. */
export interface Remarks {
  /** Where the body was compared with what was said of it. */
  readonly length?: Length;
  /** For the log, each time. */
  readonly texts?: readonly string[];
  /** For the log, but not twice in a row for a URL. */
  readonly sslError?: string;
}

/** What was said of a body, and what of it came. */
export interface Length {
  readonly contentLength: number | undefined;
  readonly received: number;
}

/** What an answer is worth that has ended. */
export function judge(expected: Expectation, answer: AnswerReader): HttpOutcome {
  const { head, received, texts } = answer;
  if (head === undefined) return { type: 'failed', failure: 'Read, no data received from ', texts };
  if (!isWanted(expected.statusCodes, head.statusCode))
    return { type: 'failed', failure: 'HTTP status code error to', texts };
  const length = { contentLength: head.contentLength, received };
  if (expected.digest !== undefined && answer.digest() !== expected.digest) {
    return { type: 'failed', failure: 'MD5 digest error to', length, texts };
  }
  if (expected.regex !== undefined && answer.matched === expected.regex.isUnwanted) {
    return { type: 'failed', failure: 'Regex match failed', length, texts };
  }
  return { type: 'passed', what: whatPassed(expected), length, texts };
}

function whatPassed({ digest, regex }: Expectation): string {
  if (regex !== undefined) return 'Regex match';
  return digest === undefined ? 'HTTP status code' : 'MD5 digest';
}

function isWanted(ranges: readonly StatusRange[], code: number): boolean {
  return ranges.some(({ min, max }) => code >= min && code <= max);
}
