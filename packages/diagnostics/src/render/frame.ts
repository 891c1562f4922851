import type { Span } from '../diagnostic.ts';
import { visible } from './visible.ts';

/** A source line and, below it, the part that is meant. */
export interface Frame {
  readonly line: string;
  readonly indent: number;
  readonly carets: number;
}

/** As rustc shows them: tab stops would depend on what stands before the line. */
const TAB = '    ';
const ELLIPSIS = '…';
/** How much of a clipped line stays visible before the span. */
const CONTEXT = 16;
/** In a narrower terminal lines wrap. */
const MIN_WIDTH = 2 * CONTEXT;

/**
 * @param source the line where `span` starts, without its end
 * @param width columns there are for it; a longer line is clipped around the start of the span
 */
export function frameOf(source: string, span: Span, width: number): Frame {
  const room = Math.max(width, MIN_WIDTH);
  const text = expand(source);
  const start = expand(source.slice(0, span.column - 1)).length;
  const rest = span.endLine === span.line ? source.slice(0, span.endColumn - 1) : source;
  const end = Math.max(start + 1, expand(rest).length);
  const from = text.length <= room ? 0 : Math.max(0, Math.min(start - CONTEXT, text.length - room));
  const to = Math.min(text.length, from + room);
  return {
    line: clip(text, from, to),
    indent: start - from,
    carets: Math.max(1, Math.min(end, from + room) - start),
  };
}

/** What fills one column each. */
function expand(source: string): string[] {
  return Array.from(visible(source.replaceAll('\t', TAB)));
}

function clip(text: readonly string[], from: number, to: number): string {
  const head = from > 0 ? ELLIPSIS : '';
  const tail = to < text.length ? ELLIPSIS : '';
  return head + text.slice(from + head.length, to - tail.length).join('') + tail;
}
