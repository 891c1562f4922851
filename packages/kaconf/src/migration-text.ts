import { count, type Diagnostic, inOrder, renderPretty, summarize } from '@kaconf/diagnostics';
import { compare, type Everywhere, firstOf, KINDS } from '@kaconf/lint';
import type { Migrated } from './migrated.ts';
import { lineReader } from './report.ts';
import type { Terminal } from './terminal.ts';

/** For people: first who wrote the files, then what touches them, and a line each for what has changed around them. */
export function migrationText(migrated: Migrated, terminal: Terminal): string {
  const { texts, files, everywhere } = migrated;
  const { color, width } = terminal;
  const all = inOrder(migrated.diagnostics);
  const around = all.filter(({ code }) => code === KINDS.around);
  const origins = all.filter(isOrigin);
  const touched = all.filter((each) => each.code !== KINDS.around && !isOrigin(each));
  const findings = [...origins, ...touched];
  const text = renderPretty(findings, { sourceLine: lineReader(texts), color, width });
  return `${text}${summarize(count(findings), files)}\n${aroundThem(around, everywhere)}`;
}

function isOrigin({ code, severity }: Diagnostic): boolean {
  return code === KINDS.foreign && severity === 'note';
}

/** One line for each change, with the first place of it. */
function aroundThem(around: readonly Diagnostic[], everywhere: readonly Everywhere[]): string {
  const places = Map.groupBy(around, ({ message }) => message);
  const placed = [...places].map(([message, found]) => {
    const [, since = '', what = ''] = /^since (\S+) (.*)/.exec(message) ?? [];
    return { since, line: `${what} (${placeOf(found)})` };
  });
  const rows = [...everywhere.map(({ since, message }) => ({ since, line: message })), ...placed];
  if (rows.length === 0) return '';
  const lines = rows
    .toSorted((a, b) => compare(firstOf(a.since), firstOf(b.since)))
    .map(({ since, line }) => `  ${since.padEnd(7)} ${line}\n`);
  return `\nAlso changed, with nothing to rewrite:\n${lines.join('')}`;
}

function placeOf([first, ...others]: readonly Diagnostic[]): string {
  if (first === undefined) return '';
  const { file, line } = first.span;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `${file}:${line}${more}`;
}
