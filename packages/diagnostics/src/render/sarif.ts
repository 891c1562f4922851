import type { Code, Diagnostic, Fix, Related, Span, Via } from '../diagnostic.ts';
import { viaText } from './via.ts';

export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly rule: (code: Code) => Rule;
}

/** What is known of a kind of finding. */
export interface Rule {
  readonly title: string;
  /** Its page, in Markdown. */
  readonly page: string;
}

/** SARIF 2.1.0 (OASIS), one run: what code scanning services take. */
export function renderSarif(diagnostics: readonly Diagnostic[], { name, version, rule }: Tool): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, rules: codes.map((code) => descriptor(code, rule(code))) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => result(diagnostic, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Code scanning of GitHub shows all of it. */
function descriptor(id: Code, { title, page }: Rule) {
  const text = { text: title };
  return { id, shortDescription: text, fullDescription: text, help: { text: page, markdown: page } };
}

function result(
  { code, severity, message, hint, span, fix, related = [] }: Diagnostic,
  codes: readonly Code[],
) {
  const places = [...(span.via ?? []).map(step), ...related.map(other)];
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message}. ${hint}` },
    locations: [{ physicalLocation: physical(span) }],
    ...(places.length > 0 && { relatedLocations: places }),
    ...(fix && { fixes: [change(fix)] }),
  };
}

/** A step between what is written and what keepalived reads. */
function step(via: Via) {
  return { physicalLocation: physical({ ...via, endLine: via.line }), message: { text: viaText(via) } };
}

function other({ span, message }: Related) {
  return { physicalLocation: physical(span), message: { text: message } };
}

function physical(span: Span) {
  return { artifactLocation: artifact(span.file), region: region(span) };
}

function change({ title, span, replacement }: Fix) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifact(span.file),
        replacements: [{ deletedRegion: region(span), insertedContent: { text: replacement } }],
      },
    ],
  };
}

function region({ line, column, endLine, endColumn }: Span) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A file name as a URI reference: absolute ones get their scheme, and `a:b` is no scheme. */
function artifact(file: string) {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return { uri: file.startsWith('/') ? `file://${path}` : path };
}
