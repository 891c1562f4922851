import type { ObjectChange } from '@kaconf/change';
import { type Span, workflowCommand } from '@kaconf/diagnostics';
import { changesText, differenceText, titleOf } from './change-text.ts';
import type { Terminal } from './terminal.ts';

/** @param format `text`, `json` or `github` */
export function render(format: string, changes: readonly ObjectChange[], { color }: Terminal): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ changes }, undefined, 2)}\n`;
    case 'github':
      return changes.flatMap(annotations).join('');
    default:
      return changes.length === 0 ? 'same meaning\n' : changesText(changes, color);
  }
}

/** Beside a line of the new configuration, or where there is none of the old one. */
function annotations(change: ObjectChange): string[] {
  const title = titleOf(change);
  const at = (span: Span | undefined, lines: string[]) =>
    span ? [`${workflowCommand({ severity: 'note', span, title, lines })}\n`] : [];
  if (change.change !== 'changed') return at(change.after ?? change.before, [change.change]);
  const own = change.after ?? change.before;
  return change.differences.flatMap((each) =>
    at(each.after?.span ?? own ?? each.before?.span, [differenceText(each)]),
  );
}
