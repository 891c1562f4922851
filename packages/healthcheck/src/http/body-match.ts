import type { Matcher } from '../regex/matcher.ts';
import { BUFFER_ROOM } from './buffer-room.ts';

/** What a body must match, or must not. */
export interface RegexPlan {
  readonly matcher: Matcher;
  /** A match is a failure. */
  readonly isUnwanted: boolean;
  /** The first octet that may match; 0: any. */
  readonly minOffset: number;
  /** The last octet where a match may begin. */
  readonly maxOffset: number | undefined;
}

/** How the search goes on. Offsets count from where the first octets stood that were searched. */
export interface BodySearch {
  matched: boolean;
  /** Where in all that has come the buffer begins. */
  subjectOffset: number;
  /** Where in the buffer to go on. */
  startOffset: number;
  /** Steps that are left to the matcher for this answer. */
  budget: number;
}

/** A pattern that needs more has not matched. It is some milliseconds. */
const STEPS = 1_000_000;

export function newSearch(): BodySearch {
  return { matched: false, subjectOffset: 0, startOffset: 0, budget: STEPS };
}

export interface Searched {
  /** How many octets of the buffer begin a match that what comes next may complete; they are its last ones. */
  readonly keep: number;
  /** To be logged. */
  readonly text?: string;
}

const NOTHING: Searched = { keep: 0 };

/**
 * Looks for a match in what stands in the buffer, in the way of keepalived, which searches what each read has brought and keeps what may be
 * the beginning of a match. Where the end of the buffer has been looked at there is no match yet, and where nothing comes behind it none at all:
 * `\d+` does not match at the very end of an answer.
 */
export function searchBody(search: BodySearch, plan: RegexPlan, buffer: Buffer): Searched {
  if (search.matched) return NOTHING;
  const start = startOf(search, plan, buffer.length);
  if (start === undefined) return passOver(search, buffer);
  const found = plan.matcher.match(buffer, start, search.budget);
  search.startOffset = 0;
  search.budget -= found.steps;
  if (found.type === 'partial') return keepBeginning(search, plan, buffer, found.index);
  if (found.type === 'match') search.matched = isEarlyEnough(plan, search.subjectOffset + found.index);
  passOver(search, buffer);
  return found.type === 'exhausted' ? { keep: 0, text: `Unknown regex error ${MATCH_LIMIT}` } : NOTHING;
}

/** PCRE2_ERROR_MATCHLIMIT. */
const MATCH_LIMIT = -47;

function startOf(search: BodySearch, { matcher, minOffset, maxOffset }: RegexPlan, length: number) {
  const { subjectOffset, startOffset } = search;
  if (minOffset > 0 && !reaches(subjectOffset + length, minOffset, matcher.maxLookbehind)) return;
  if (maxOffset !== undefined && subjectOffset + startOffset > maxOffset) return;
  const start = Math.max(startOffset, minOffset - subjectOffset, 0);
  return start <= length ? start : undefined;
}

/** keepalived's difference has no sign: an offset less than the longest lookbehind is never reached. */
function reaches(end: number, minOffset: number, lookbehind: number): boolean {
  return minOffset >= lookbehind && end >= minOffset - lookbehind;
}

function isEarlyEnough({ maxOffset }: RegexPlan, offset: number): boolean {
  return maxOffset === undefined || offset <= maxOffset;
}

function passOver(search: BodySearch, buffer: Buffer): Searched {
  search.subjectOffset += buffer.length;
  return NOTHING;
}

function keepBeginning(search: BodySearch, { matcher }: RegexPlan, buffer: Buffer, index: number): Searched {
  const dropped = Math.max(index - matcher.maxLookbehind, 0);
  if (dropped > 0) {
    search.startOffset = matcher.maxLookbehind;
    search.subjectOffset += dropped;
  } else if (buffer.length === BUFFER_ROOM) {
    passOver(search, buffer);
    return { keep: 0, text: 'Regex partial match preserve too large - discarding' };
  }
  return { keep: buffer.length - dropped };
}
