import {
  count,
  type Diagnostic,
  inOrder,
  renderGithub,
  renderJson,
  renderKeepalived,
  renderPretty,
  renderSarif,
  summarize,
  type Tool,
} from '@kaconf/diagnostics';
import { pageOf, titleOf } from './pages.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

export interface Report {
  /** In the order of keepalived's lines; all formats but its own have them from top to bottom. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was read, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many configurations were checked; each may include others. */
  readonly files: number;
}

type Format = (report: Report, terminal: Terminal) => string;

const RENDERERS: Readonly<Record<string, Format>> = {
  pretty,
  keepalived: ({ diagnostics }) => renderKeepalived(diagnostics),
  json: ({ diagnostics, files }) => renderJson(inOrder(diagnostics), files),
  sarif: ({ diagnostics }) => renderSarif(inOrder(diagnostics), TOOL),
  github: ({ diagnostics }) => renderGithub(inOrder(diagnostics)),
};

const TOOL: Tool = {
  name: 'kaconf',
  version: VERSION,
  rule(code) {
    const page = pageOf(code);
    return { title: titleOf(page), page };
  },
};

/** The names that `--format` takes. */
export const FORMATS = Object.keys(RENDERERS);

/** For the help of the commands that take it. */
export const FORMATS_HELP = `\
      --format FORMAT  how it is shown:
                         pretty      with the source line, for people (the default)
                         keepalived  as keepalived logs them: (FILE: Line N) TEXT
                         json        for programs
                         sarif       SARIF 2.1.0, for code scanning
                         github      as annotations of a GitHub workflow`;

export function render(format: string, report: Report, terminal: Terminal): string {
  const renderer = RENDERERS[format];
  if (renderer === undefined) throw new Error(`no format ${format}`);
  return renderer(report, terminal);
}

function pretty({ diagnostics, texts, files }: Report, { color, width }: Terminal): string {
  const findings = renderPretty(inOrder(diagnostics), { sourceLine: lineReader(texts), color, width });
  return `${findings}${summarize(count(diagnostics), files)}\n`;
}

/** Splits a file once, and only when one of its lines is asked for. */
export function lineReader(
  texts: ReadonlyMap<string, string>,
): (file: string, line: number) => string | undefined {
  const split = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = split.get(file) ?? (texts.get(file) ?? '').split(/\r?\n/);
    split.set(file, lines);
    return lines[line - 1];
  };
}
