import type { Source, Text } from '../1-source/source.ts';
import type { Finding } from '../5-typed/reporter.ts';
import { Expansion, type View } from './expansion.ts';
import type { ExpansionMemory } from './expansion-memory.ts';
import type { ExpandOptions } from './options.ts';
import type { Departure } from './trouble.ts';

/** A configuration of which only blocks and statements are left. */
export interface Expanded extends Text {
  readonly findings: readonly Finding[];
  readonly departures: readonly Departure[];
  /** What was read, by its path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Does what lines of a configuration demand before their words mean anything: includes files, leaves out what is for other
 * hosts, puts definitions in, repeats sequences. Most files have nothing of that, and are left as they are.
 *
 * @param memory of the same configuration before, read by the same view
 */
export function expand(
  sources: readonly Source[],
  options: ExpandOptions = {},
  view: View = 'child',
  memory?: ExpansionMemory,
): Expanded {
  const [only, ...others] = sources;
  if (memory === undefined && only !== undefined && others.length === 0 && isPlain(only.text)) {
    return { ...only, findings: [], departures: [], texts: new Map([[only.file, only.text]]) };
  }
  return new Expansion(options, view, memory).run(sources);
}

/** Whether nothing in a text can be a directive, and every line is short enough. */
function isPlain(text: string): boolean {
  if (text.includes('$') || text.includes('\0') || text.includes('include')) return false;
  // The others take ever longer in a line of millions.
  if (hasLongLine(text)) return false;
  if ((text.includes('@') || text.includes('~')) && /(?:^|[{}])[ \t]*[@~]/m.test(text)) return false;
  if (text.includes('\\') && /\\(?:[#!]|\r*$)/m.test(text)) return false;
  return !hasOpenQuotes(text);
}

/** Whether a quote in a line has no other one. */
function hasOpenQuotes(text: string): boolean {
  for (let open = text.indexOf('"'); open !== -1; ) {
    const close = text.indexOf('"', open + 1);
    const end = text.indexOf('\n', open);
    if (close === -1 || (end !== -1 && end < close)) return true;
    open = text.indexOf('"', close + 1);
  }
  return false;
}

/** In octets there may be up to three times as many as here. */
function hasLongLine(text: string): boolean {
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    if (end - start > SURELY_SHORT) return true;
    start = end + 1;
  }
  return text.length - start > SURELY_SHORT;
}

const SURELY_SHORT = 340;
