import {
  type Code,
  type Diagnostic as Finding,
  type Severity,
  type Span,
  type Via,
  viaText,
} from '@kaconf/diagnostics';
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import { rangeOf } from './text/places.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** Of what may as well go: an editor shows it faded, or struck out. */
const TAGS: Readonly<Partial<Record<Code, DiagnosticTag>>> = {
  KA0011: DiagnosticTag.Deprecated,
  KL002: DiagnosticTag.Unnecessary,
  KL113: DiagnosticTag.Unnecessary,
  KL114: DiagnosticTag.Unnecessary,
  KL201: DiagnosticTag.Unnecessary,
  KL202: DiagnosticTag.Unnecessary,
  KL203: DiagnosticTag.Unnecessary,
  KL702: DiagnosticTag.Unnecessary,
};

/** A finding as an editor shows it. @param uriOf of the path of a file */
export function diagnosticOf(finding: Finding, uriOf: (path: string) => string): Diagnostic {
  const { code, severity, span, message, hint, related = [] } = finding;
  const tag = TAGS[code];
  const others: DiagnosticRelatedInformation[] = [
    ...(span.via ?? []).map((step) => ({ location: locationOf(step, uriOf), message: viaText(step) })),
    ...related.map((other) => ({ location: locationOf(other.span, uriOf), message: other.message })),
  ];
  return {
    range: rangeOf(span),
    severity: SEVERITIES[severity],
    code,
    source: 'kaconf',
    message: hint === undefined ? message : `${message}\n${hint}`,
    ...(tag && { tags: [tag] }),
    ...(others.length > 0 && { relatedInformation: others }),
  };
}

function locationOf(place: Span | Via, uriOf: (path: string) => string) {
  return { uri: uriOf(place.file), range: rangeOf(place) };
}
