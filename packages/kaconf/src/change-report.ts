import { type Consequence, countEffects, type Effect, type ObjectChange } from '@kaconf/change';
import { type Severity, type Span, workflowCommand } from '@kaconf/diagnostics';
import { changesText, consequenceText, differenceText, titleOf } from './change-text.ts';
import type { Terminal } from './terminal.ts';

/** @param format `text`, `json` or `github` */
export function render(format: string, changes: readonly ObjectChange[], { color }: Terminal): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ changes, summary: countEffects(changes) }, undefined, 2)}\n`;
    case 'github':
      return changes.flatMap(annotations).join('');
    default:
      return changes.length === 0
        ? 'same meaning\n'
        : `${changesText(changes, color)}\n${summaryText(changes)}\n`;
  }
}

function summaryText(changes: readonly ObjectChange[]): string {
  const { harmless, applied, interrupts, restart } = countEffects(changes);
  const parts = [
    [restart, 'needs a restart', 'need a restart'],
    [interrupts, 'interrupts', 'interrupt'],
    [applied, 'is applied', 'are applied'],
    [harmless, 'is harmless', 'are harmless'],
  ] as const;
  const said = parts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`],
  );
  return `a reload: ${said.join(', ')}`;
}

const SEVERITIES: Readonly<Record<Effect, Severity>> = {
  harmless: 'note',
  applied: 'note',
  interrupts: 'warning',
  restart: 'error',
};

/** Beside a line of the new configuration, or where there is none of the old one. */
function annotations(change: ObjectChange): string[] {
  const title = titleOf(change);
  const { before, after, consequence, differences } = change;
  const at = (span: Span | undefined, what: string, of: Consequence) => {
    if (span === undefined) return [];
    const lines = [what, consequenceText(of)];
    return [`${workflowCommand({ severity: SEVERITIES[of.effect], span, title, lines })}\n`];
  };
  return [
    ...(consequence ? at(after ?? before, change.change, consequence) : []),
    ...differences.flatMap((each) =>
      at(each.after?.span ?? after ?? each.before?.span, differenceText(each), each.consequence),
    ),
  ];
}
