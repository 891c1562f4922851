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
  const { near, column, endColumn } = vicinity(source, span, room);
  const text = expand(near);
  const start = expand(near.slice(0, column)).length;
  const end = Math.max(start + 1, expand(near.slice(0, endColumn)).length);
  const from = text.length <= room ? 0 : Math.max(0, Math.min(start - CONTEXT, text.length - room));
  const to = Math.min(text.length, from + room);
  return {
    line: clip(text, from, to),
    indent: start - from,
    carets: Math.max(1, Math.min(end, from + room) - start),
  };
}

interface Vicinity {
  readonly near: string;
  /** Of the span in it, from 0. */
  readonly column: number;
  readonly endColumn: number;
}

/** Enough of a line to show the span in it: some are millions of characters long. */
function vicinity(source: string, { line, column, endLine, endColumn }: Span, room: number): Vicinity {
  // A character of two units, and one more for the ellipsis.
  const reach = 2 * room + 2;
  const from = Math.max(0, column - 1 - reach);
  const near = source.slice(from, column - 1 + reach);
  const end = endLine === line ? endColumn - 1 - from : near.length;
  return { near, column: column - 1 - from, endColumn: end };
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
