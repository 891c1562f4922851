import { format } from '@kaconf/config';
import type { TextEdit } from 'vscode-languageserver';
import type { Document } from '../text/document.ts';

/** What `kaconf fmt` changes; nothing where braces do not match. */
export function formattingOf({ text, lines }: Document): TextEdit[] {
  // To an editor such a character ends a line, to keepalived it is a blank.
  if (/\r(?!\n)/.test(text)) return [];
  const formatted = format(text);
  if (formatted === undefined || formatted === text) return [];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const after = formatted.split('\n');
  let same = 0;
  while (same < lines.length && same < after.length && lines[same] === after[same]) same++;
  let tail = 0;
  const most = Math.min(lines.length, after.length) - same;
  while (tail < most && lines[lines.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (same + tail === lines.length && lines.length === after.length) return [];
  const last = lines.length - tail;
  const middle = after.slice(same, after.length - tail);
  // Whole lines, with their ends; where the last one changes, there is no end to keep.
  if (tail > 0) {
    const newText = middle.map((line) => line + end).join('');
    return [{ range: { start: { line: same, character: 0 }, end: { line: last, character: 0 } }, newText }];
  }
  const bottom = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  if (same > 0 && middle.length === 0) {
    const start = { line: same - 1, character: lines[same - 1]?.length ?? 0 };
    return [{ range: { start, end: bottom }, newText: '' }];
  }
  return [{ range: { start: { line: same, character: 0 }, end: bottom }, newText: middle.join(end) }];
}
