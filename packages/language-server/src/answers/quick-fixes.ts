import type { Parsed } from '@kaconf/config';
import type { Diagnostic as Finding, Span } from '@kaconf/diagnostics';
import { firstOf, lastOf, migrate } from '@kaconf/lint';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Document, lineAt } from '../text/document.ts';
import { collides, overlaps, rangeOf } from '../text/places.ts';

/** What an editor asks for. */
export interface Asked {
  readonly document: Document;
  readonly range: Range;
  /** Those that it shows there. */
  readonly shown: readonly Diagnostic[];
  /** All of the file. */
  readonly findings: readonly Finding[];
  readonly parsed: Parsed;
  readonly uriOf: (path: string) => string;
}

/** Mends all that lint can in the file. */
export const FIX_ALL = 'source.fixAll.kaconf';

export function quickFixesAt(asked: Asked): CodeAction[] {
  const { findings, range } = asked;
  const here = findings.filter(({ span }) => overlaps(rangeOf(span), range));
  return [
    ...here.flatMap((finding) => [
      ...fix(finding, asked),
      ...guess(finding, asked),
      ...modernise(finding, asked),
    ]),
    ...fixAll(asked),
    ...here.flatMap((finding) => silence(finding, asked)),
  ];
}

function action(title: string, finding: Finding, edit: WorkspaceEdit, { shown }: Asked): CodeAction {
  const about = shown.filter(
    ({ code, range }) => code === finding.code && overlaps(range, rangeOf(finding.span)),
  );
  return { title, kind: CodeActionKind.QuickFix, diagnostics: about, edit };
}

/** What the rule says. */
function fix(finding: Finding, asked: Asked): CodeAction[] {
  if (finding.fix === undefined) return [];
  const { title, span, replacement } = finding.fix;
  return [
    { ...action(sentence(title), finding, editOf(span, replacement, asked), asked), isPreferred: true },
  ];
}

/** The keyword that was meant. */
function guess(finding: Finding, asked: Asked): CodeAction[] {
  const [, word] = /^did you mean '([^']+)'\?$/.exec(finding.hint ?? '') ?? [];
  if (word === undefined || !isAsWritten(finding.span, asked)) return [];
  const title = `Write '${word}'`;
  return [{ ...action(title, finding, editOf(finding.span, word, asked), asked), isPreferred: true }];
}

/** The name that a deprecated keyword has today. */
function modernise(finding: Finding, asked: Asked): CodeAction[] {
  if (finding.code !== 'KA0011') return [];
  const fixes = migrate(asked.parsed, firstOf('1.2'), lastOf('2.4')).filter(
    ({ fix: each, span }) =>
      each !== undefined && span.file === finding.span.file && overlaps(rangeOf(span), rangeOf(finding.span)),
  );
  return fixes.slice(0, 1).flatMap(({ fix: each }) => (each ? fix({ ...finding, fix: each }, asked) : []));
}

/** All at once; of two that overlap the first. */
function fixAll(asked: Asked): CodeAction[] {
  const edits: TextEdit[] = [];
  for (const { fix: each, span } of asked.findings) {
    if (each === undefined || each.span.file !== span.file) continue;
    const edit = { range: rangeOf(each.span), newText: each.replacement };
    if (!edits.some(({ range }) => collides(range, edit.range))) edits.push(edit);
  }
  if (edits.length === 0) return [];
  const changes = { [asked.uriOf(asked.document.path)]: edits };
  return [{ title: 'Mend all that kaconf lint can', kind: FIX_ALL, edit: { changes } }];
}

/** Comments that silence a rule; whoever takes one writes the reason behind it. */
function silence(finding: Finding, asked: Asked): CodeAction[] {
  const { code, span } = finding;
  if (!code.startsWith('KL') || code === 'KL001' || code === 'KL002') return [];
  const [indent = ''] = /^[ \t]*/.exec(lineAt(asked.document, span.line - 1)) ?? [];
  const insert = (line: number, text: string) =>
    editOf({ ...span, line, column: 1, endLine: line, endColumn: 1 }, text, asked);
  return [
    action(
      `Silence ${code} here`,
      finding,
      insert(span.line, `${indent}# kaconf-disable-next-line ${code} ${endOf(asked)}`),
      asked,
    ),
    action(
      `Silence ${code} in this file`,
      finding,
      insert(1, `# kaconf-disable-file ${code} ${endOf(asked)}`),
      asked,
    ),
  ];
}

function endOf({ document: { text } }: Asked): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function editOf({ file, ...span }: Span, newText: string, { uriOf }: Asked): WorkspaceEdit {
  return { changes: { [uriOf(file)]: [{ range: rangeOf(span), newText }] } };
}

/** Whether no definition and no loop has put it there. */
function isAsWritten({ via = [], line, column, endColumn }: Span, { document }: Asked): boolean {
  const written = lineAt(document, line - 1).slice(column - 1, endColumn - 1);
  return via.every(({ type }) => type === 'include') && !written.includes('$');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
