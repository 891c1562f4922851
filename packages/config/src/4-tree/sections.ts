import { beginningsAtMargin } from '../1-source/margin.ts';
import type { Piece } from './pieces.ts';

/** Whole lines of a text, told apart by what seems to begin in them: only the parser knows whether it does. */
export interface Section extends Piece {
  /** Its first one, counted from 1. */
  readonly line: number;
  /** Nothing but virtual servers begins at the margin. */
  readonly isServers: boolean;
}

/** Counted in lines, not characters: then a value that grows does not move what follows into another section. */
const ENOUGH_LINES = 100;
const KEYWORD = 'virtual_server';

/** Those of virtual servers have about a hundred lines, the others as many as they happen to have. */
export function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  let [start, line, isServers] = [0, 1, false];
  const cut = (end: number) => {
    if (end > start) sections.push({ text: text.slice(start, end), start, end, line, isServers });
  };
  for (const [offset, at] of beginningsAtMargin(text)) {
    const begins = beginsServer(text, offset);
    if (begins === isServers && !(begins && at - line >= ENOUGH_LINES)) continue;
    cut(offset);
    [start, line, isServers] = [offset, at, begins];
  }
  cut(text.length);
  return sections;
}

/** Not `virtual_server_group`. */
function beginsServer(text: string, offset: number): boolean {
  return text.startsWith(KEYWORD, offset) && text.charCodeAt(offset + KEYWORD.length) <= 32;
}
