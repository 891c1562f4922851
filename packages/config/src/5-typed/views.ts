import { type Diagnostic, rowOf } from '@kaconf/diagnostics';
import type { View } from '../2-expand/expansion.ts';
import type { Departure } from '../2-expand/trouble.ts';
import { reconcile, saidBy } from './reconcile.ts';
import { diagnosticOf } from './reporter.ts';

/** How a configuration reads to somebody. */
interface Reading {
  readonly diagnostics: readonly Diagnostic[];
  readonly departures: readonly Departure[];
}

/** What is wrong with what is meant, and what keepalived says, whose processes have read something else. */
export function diagnoseAsMeant(children: Reading, read: (view: View) => Reading): Diagnostic[] {
  const { departures } = children;
  const parent = departures.every(isForParent) ? children : read('parent');
  const meant = departures.some(isForParent) ? read('meant') : parent;
  const where = [...departures.filter((each) => !isForParent(each)), ...meant.departures.filter(isForParent)];
  const causes = where.map((departure) => asConsequence(diagnosticOf(departure, []), departure.follows));
  const rows = new Set(where.filter(isForParent).map(({ span }) => rowOf(span)));
  const others = meant.diagnostics.map((each) => asConsequence(each, rows.has(rowOf(each.span))));
  const heard = [
    saidBy(['parent'], parent.diagnostics),
    saidBy(['checker', 'vrrp', 'bfd'], children.diagnostics),
  ].map((diagnostics) => ({ diagnostics, lines: [] }));
  return reconcile([...causes, ...others], heard, causes);
}

function isForParent({ forParent }: Departure): boolean {
  return forParent === true;
}

function asConsequence(diagnostic: Diagnostic, follows: boolean | undefined): Diagnostic {
  return follows ? { ...diagnostic, consequence: true } : diagnostic;
}
