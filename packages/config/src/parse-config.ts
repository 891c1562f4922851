import { type Diagnostic, type Reader, rowOf } from '@kaconf/diagnostics';
import type { Source } from './1-source/source.ts';
import { expand } from './2-expand/expand.ts';
import type { View } from './2-expand/expansion.ts';
import type { ExpandOptions } from './2-expand/options.ts';
import type { Departure } from './2-expand/trouble.ts';
import { parseTree } from './4-tree/parse.ts';
import type { Tree } from './4-tree/tree.ts';
import { interpret, type Meaning } from './5-typed/interpret.ts';
import { reconcile, saidBy } from './5-typed/reconcile.ts';
import { diagnosticOf, type Unobeyed } from './5-typed/reporter.ts';
import type { Machine } from './machine/machine.ts';

/** `config` and `programs` are what is meant. */
export interface Parsed extends Meaning {
  /** What keepalived makes of it instead, when a brace is missing or the like. */
  readonly misread?: Meaning;
  /** What is left when includes, conditions and definitions have had their effect; made when it is asked for. */
  tree(): Tree;
  /** The texts that were read, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order in which keepalived prints its lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** The processes of which keepalived would run nothing with this configuration. */
  readonly refused: ReadonlySet<Reader>;
  /** What is read and checked, but not put to work. */
  readonly unobeyed: readonly Unobeyed[];
}

export interface Settings extends ExpandOptions {
  /** What the configuration is for; without it only the text is judged. */
  readonly machine?: Machine;
}

/**
 * Never throws: whatever is wrong with the text is in the diagnostics, and the rest of it counts.
 * @param source a file, or several that are read one after the other
 */
export function parseConfig(source: Source | readonly Source[], settings: Settings = {}): Parsed {
  const { machine = {} } = settings;
  const sources = 'text' in source ? [source] : source;
  const read = (view: View) => {
    const expanded = expand(sources, settings, view);
    const { departures, texts, findings } = expanded;
    return { tree: () => parseTree(expanded), texts, departures, ...interpret(expanded, machine, findings) };
  };
  const { departures: ofChild, ...parsed } = read('child');
  if (ofChild.length === 0) return parsed;
  const parent = ofChild.every(({ forParent }) => forParent) ? parsed : read('parent');
  const meant = read('meant');
  const departures = [
    ...ofChild.filter(({ forParent }) => !forParent),
    ...meant.departures.filter(({ forParent }) => forParent),
  ];
  const heard = [
    saidBy(['parent'], parent.diagnostics),
    saidBy(['checker', 'vrrp', 'bfd'], parsed.diagnostics),
  ];
  return { ...parsed, diagnostics: asMeant(meant.diagnostics, heard, departures) };
}

/** What keepalived says about a configuration of which it has read something else. */
function asMeant(
  meant: readonly Diagnostic[],
  heard: readonly (readonly Diagnostic[])[],
  departures: readonly Departure[],
): Diagnostic[] {
  const causes = departures.map((departure) => {
    const cause = diagnosticOf(departure, []);
    return departure.follows ? { ...cause, consequence: true as const } : cause;
  });
  const rows = new Set(departures.filter(({ forParent }) => forParent).map(({ span }) => rowOf(span)));
  const others = meant.map((each) =>
    rows.has(rowOf(each.span)) ? { ...each, consequence: true as const } : each,
  );
  return reconcile(
    [...causes, ...others],
    heard.map((diagnostics) => ({ diagnostics, lines: [] })),
    causes,
  );
}
