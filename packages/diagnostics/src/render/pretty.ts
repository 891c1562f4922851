import type { Diagnostic } from '../diagnostic.ts';
import { frameOf } from './frame.ts';
import { type Paint, painter } from './paint.ts';
import { visible } from './visible.ts';

export interface PrettyOptions {
  /** A line of a file that was checked, counted from 1, without its end. Without it only the place is shown. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
  readonly color: boolean;
  /** Columns of the terminal: a longer source line is clipped around what is meant. */
  readonly width: number;
}

/**
 * For people:
 *
 *     error[KA0123]: number '300' outside range 1 to 255
 *      --> keepalived.conf:9:20
 *       |
 *     9 |  virtual_router_id 300
 *       |                    ^^^
 *       = hint: all routers of a group share the number
 *
 * An empty line follows each finding.
 */
export function renderPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const paint = painter(options.color);
  return diagnostics.map((diagnostic) => `${entry(diagnostic, options, paint).join('\n')}\n\n`).join('');
}

function entry(diagnostic: Diagnostic, options: PrettyOptions, paint: Paint): string[] {
  const { severity, code, message, span, hint, fix } = diagnostic;
  const margin = ' '.repeat(String(span.line).length);
  const note = (name: string, text: string | undefined) =>
    text === undefined ? [] : [`${margin} ${paint('gutter', '=')} ${paint('bold', name)}: ${visible(text)}`];
  return [
    `${paint(severity, `${severity}[${code}]`)}${paint('bold', `: ${visible(message)}`)}`,
    `${margin}${paint('gutter', '-->')} ${visible(span.file)}:${span.line}:${span.column}`,
    ...frame(diagnostic, margin, options, paint),
    ...note('hint', hint),
    ...note('fix', fix?.title),
  ];
}

function frame(
  { span, severity }: Diagnostic,
  margin: string,
  { sourceLine, width }: PrettyOptions,
  paint: Paint,
): string[] {
  const source = sourceLine(span.file, span.line);
  if (source === undefined) return [];
  const bar = paint('gutter', '|');
  const { line, indent, carets } = frameOf(source, span, width - `${margin} | `.length);
  return [
    `${margin} ${bar}`,
    `${paint('gutter', String(span.line))} ${bar} ${line}`.trimEnd(),
    `${margin} ${bar} ${' '.repeat(indent)}${paint(severity, '^'.repeat(carets))}`,
  ];
}
