import type { Diagnostic, Severity } from '../diagnostic.ts';
import { viaText } from './via.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands that GitHub shows beside the line in a pull request. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join('');
}

function annotation({ severity, span, code, message, hint, related = [] }: Diagnostic): string {
  const file = escapeProperty(span.file);
  const steps = (span.via ?? []).map((step) => `${step.file}:${step.line}: ${viaText(step)}`);
  const others = related.map((other) => `${other.span.file}:${other.span.line}: ${other.message}`);
  const text = escapeData([message, ...(hint === undefined ? [] : [hint]), ...steps, ...others].join('\n'));
  return `::${COMMAND[severity]} file=${file},line=${span.line},col=${span.column},title=${code}::${text}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
