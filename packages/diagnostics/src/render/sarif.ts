import type { Code, Diagnostic, Fix, Span } from '../diagnostic.ts';

export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** SARIF 2.1.0 (OASIS), one run: what code scanning services take. */
export function renderSarif(diagnostics: readonly Diagnostic[], tool: Tool): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => result(diagnostic, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result({ code, severity, message, hint, span, fix }: Diagnostic, codes: readonly Code[]) {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message}. ${hint}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(span.file), region: region(span) } }],
    ...(fix && { fixes: [change(fix)] }),
  };
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
