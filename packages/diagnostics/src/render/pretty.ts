import type { Diagnostic, Related, Severity, Span, Via } from '../diagnostic.ts';
import { frameOf } from './frame.ts';
import { type Paint, painter } from './paint.ts';
import { viaText } from './via.ts';
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
 *      --> conf.d/a.conf:9:20
 *       |
 *     9 |  virtual_router_id $VRID
 *       |                    ^^^^^
 *      ::: keepalived.conf:2:7, in the definition of $VRID
 *       |
 *     2 | $VRID=300
 *       |       ---
 *      ::: keepalived.conf:4:9, included from here
 *       = hint: all routers of a group share the number
 *
 * An empty line follows each finding.
 */
export function renderPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const paint = painter(options.color);
  return diagnostics.map((diagnostic) => `${entry(diagnostic, options, paint).join('\n')}\n\n`).join('');
}

function entry(diagnostic: Diagnostic, options: PrettyOptions, paint: Paint): string[] {
  const { severity, code, message, span, hint, fix, related = [] } = diagnostic;
  const { via = [] } = span;
  const framed = [span, ...via.filter(hasFrame), ...related.map((other) => other.span)];
  const lines = framed.map(({ line }) => line);
  const page = { ...options, paint, margin: ' '.repeat(String(Math.max(...lines)).length) };
  return [
    `${paint(severity, `${severity}[${code}]`)}${paint('bold', `: ${visible(message)}`)}`,
    `${page.margin}${paint('gutter', '-->')} ${placeText(span)}`,
    ...frame(span, { style: severity, mark: '^' }, page),
    ...via.flatMap((step) => stepLines(step, page)),
    ...related.flatMap((other) => relatedLines(other, page)),
    ...note('hint', hint, page),
    ...note('fix', fix?.title, page),
  ];
}

interface Page extends PrettyOptions {
  readonly paint: Paint;
  /** As wide as the largest line number. */
  readonly margin: string;
}

/** Of an include there is nothing more to see. */
function hasFrame({ type }: Via): boolean {
  return type !== 'include';
}

function stepLines(step: Via, page: Page): string[] {
  const head = placeLine(step, viaText(step), page);
  return hasFrame(step) ? [head, ...frame({ ...step, endLine: step.line }, ASIDE, page)] : [head];
}

function relatedLines({ span, message }: Related, page: Page): string[] {
  return [placeLine(span, message, page), ...frame(span, ASIDE, page)];
}

function placeLine(place: Via | Span, text: string, { paint, margin }: Page): string {
  return `${margin}${paint('gutter', ':::')} ${placeText(place)}, ${visible(text)}`;
}

function placeText({ file, line, column }: Via | Span): string {
  return `${visible(file)}:${line}:${column}`;
}

function note(name: string, text: string | undefined, { paint, margin }: Page): string[] {
  return text === undefined
    ? []
    : [`${margin} ${paint('gutter', '=')} ${paint('bold', name)}: ${visible(text)}`];
}

interface Underline {
  readonly style: Severity | 'gutter';
  readonly mark: '^' | '-';
}

/** Of what is not the place itself. */
const ASIDE: Underline = { style: 'gutter', mark: '-' };

function frame(span: Span, { style, mark }: Underline, { sourceLine, width, paint, margin }: Page): string[] {
  const source = sourceLine(span.file, span.line);
  if (source === undefined) return [];
  const bar = paint('gutter', '|');
  const { line, indent, carets } = frameOf(source, span, width - `${margin} | `.length);
  const number = String(span.line).padStart(margin.length);
  return [
    `${margin} ${bar}`,
    `${paint('gutter', number)} ${bar} ${line}`.trimEnd(),
    `${margin} ${bar} ${' '.repeat(indent)}${paint(style, mark.repeat(carets))}`,
  ];
}
