import type { Item } from '@kaconf/config';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { Document } from '../text/document.ts';
import { rangeOfStatement } from '../text/places.ts';

/** Blocks, comments of several lines, and definitions of several lines. */
export function foldingIn({ tree, lines, directives }: Document): FoldingRange[] {
  const found: FoldingRange[] = [];
  foldBlocks(tree.items, found);
  foldComments(lines, found);
  for (const { type, line } of directives) {
    if (type === 'definition') fold(line, endOfDefinition(lines, line), found);
  }
  return found.toSorted((a, b) => a.startLine - b.startLine);
}

function foldBlocks(items: readonly Item[], found: FoldingRange[]): void {
  for (const item of items) {
    if (item.type !== 'statement' || item.block === undefined) continue;
    const { start, end } = rangeOfStatement(item);
    // The brace stays in sight.
    fold(start.line, item.block.close ? end.line - 1 : end.line, found);
    foldBlocks(item.block.items, found);
  }
}

function foldComments(lines: readonly string[], found: FoldingRange[]): void {
  for (let start = 0; start < lines.length; start++) {
    let end = start;
    while (/^[ \t]*[#!]/.test(lines[end] ?? '')) end++;
    fold(start, end - 1, found, FoldingRangeKind.Comment);
    start = Math.max(start, end - 1);
  }
}

function endOfDefinition(lines: readonly string[], start: number): number {
  let end = start;
  while (/\\[ \t]*$/.test(lines[end] ?? '')) end++;
  return Math.min(end, lines.length - 1);
}

function fold(startLine: number, endLine: number, found: FoldingRange[], kind?: FoldingRangeKind): void {
  if (endLine > startLine) found.push({ startLine, endLine, ...(kind && { kind }) });
}
