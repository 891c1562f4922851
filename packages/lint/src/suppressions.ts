import type { Diagnostic, Span } from '@kaconf/diagnostics';
import { clusterRules } from './cluster/registry.ts';
import { rules } from './registry.ts';
import type { About, Finding, RuleCode } from './rule.ts';

export const unexplainedSuppression: About = {
  code: 'KL001',
  name: 'unexplained-suppression',
  severity: 'warning',
  summary: 'suppression without a reason',
};

export const idleSuppression: About = {
  code: 'KL002',
  name: 'idle-suppression',
  severity: 'warning',
  summary: 'suppression of nothing',
};

/** `# kaconf-disable-next-line KL102, KL103 why`. */
interface Suppression {
  readonly span: Span;
  readonly codes: readonly string[];
  readonly reason: string;
  /** The only line that it is about; absent: all of its file. */
  readonly line?: number;
}

type Complaint = readonly [About, Finding];

interface Suppressed {
  readonly kept: readonly Diagnostic[];
  /** Of suppressions that silence nothing. */
  readonly idle: readonly Complaint[];
  /** Of those that name no rule, or no reason. */
  readonly unexplained: readonly Complaint[];
}

/** @param isAsked which rules have been asked: that nothing is found of another is no wonder */
export function suppress(
  found: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  isAsked: (code: RuleCode) => boolean,
): Suppressed {
  const all = [...texts].flatMap(([file, text]) => suppressionsIn(file, text));
  const byPlace = Map.groupBy(all, ({ span, line }) => placeOf(span.file, line));
  const used = new Set<string>();
  const kept = found.filter(({ code, span: { file, line } }) => {
    const there = [placeOf(file, line), placeOf(file)].flatMap((place) => byPlace.get(place) ?? []);
    const matching = there.filter(({ codes }) => codes.includes(code));
    for (const suppression of matching) used.add(keyOf(suppression, code));
    return matching.length === 0;
  });
  const idle = all.flatMap((suppression) =>
    suppression.codes
      .filter((code) => !used.has(keyOf(suppression, code)) && isAsked(code as RuleCode))
      .map((code) => idleComplaint(code, suppression)),
  );
  return { kept, idle, unexplained: all.flatMap(complaintsAbout) };
}

/** A comment to its end: the scope, the codes, and why. */
const COMMENT = /[#!]\s*(kaconf-disable-(next-line|line|file)\b[\s:]*((?:KL\d+[\s,]*)*)(.*?))\s*$/;

function suppressionsIn(file: string, text: string): Suppression[] {
  if (!text.includes('kaconf-disable-')) return [];
  const lines = text.split('\n');
  return lines.flatMap((source, index) => {
    const [comment, words = '', scope, codes = '', reason = ''] = COMMENT.exec(source) ?? [];
    if (comment === undefined) return [];
    const line = index + 1;
    const column = source.indexOf(words) + 1;
    const span = { file, line, column, endLine: line, endColumn: column + words.length };
    const target = scope === 'line' ? line : nextStatement(lines, line);
    return { span, codes: codes.match(/KL\d+/g) ?? [], reason, ...(scope !== 'file' && { line: target }) };
  });
}

/** The line of what follows: comments may stand in between. */
function nextStatement(lines: readonly string[], line: number): number {
  let next = line;
  while (/^\s*(?:[#!]|$)/.test(lines[next] ?? 'the end')) next++;
  return next + 1;
}

/** Of one line, or of all in a file. */
function placeOf(file: string, line?: number): string {
  return `${file}:${line ?? ''}`;
}

function keyOf({ span: { file, line, column } }: Suppression, code: string): string {
  return `${file}:${line}:${column} ${code}`;
}

function complaintsAbout({ span, codes, reason }: Suppression): Complaint[] {
  if (codes.length === 0) {
    const hint = 'name the rules: kaconf-disable-next-line KL201 why';
    return [[idleSuppression, { span, message: 'this names no rule', hint }]];
  }
  if (reason !== '') return [];
  const message = 'nothing tells why this is suppressed';
  return [[unexplainedSuppression, { span, message, hint: 'write the reason behind the code' }]];
}

function idleComplaint(code: string, { span }: Suppression): Complaint {
  const isKnown = [...rules, ...clusterRules].some((rule) => rule.code === code);
  const message = isKnown ? `there is no ${code} to suppress` : `there is no rule ${code}`;
  return [idleSuppression, { span, message, hint: 'take it away' }];
}
