import type { Diagnostic, Severity, Span } from '../diagnostic.ts';
import { viaText } from './via.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** What is shown beside a line. */
export interface Annotation {
  readonly severity: Severity;
  readonly span: Span;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Workflow commands that GitHub shows beside the line in a pull request. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join('');
}

function annotation({ severity, span, code, message, hint, related = [] }: Diagnostic): string {
  const steps = (span.via ?? []).map((step) => `${step.file}:${step.line}: ${viaText(step)}`);
  const others = related.map((other) => `${other.span.file}:${other.span.line}: ${other.message}`);
  const lines = [message, ...(hint === undefined ? [] : [hint]), ...steps, ...others];
  return workflowCommand({ severity, span, title: code, lines });
}

/** Without the break behind it. */
export function workflowCommand({ severity, span, title, lines }: Annotation): string {
  const place = `file=${escapeProperty(span.file)},line=${span.line},col=${span.column}`;
  return `::${COMMAND[severity]} ${place},title=${escapeProperty(title)}::${escapeData(lines.join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
