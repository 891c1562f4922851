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

/** Whole lines of a text, from one where something begins at the margin to another. */
export interface Stretch extends Piece {
  /** Its first line, counted from 1, and how many there are. */
  readonly line: number;
  readonly lines: number;
}

/** Few enough to be read again with each keystroke in them. */
const LINES_OF_STRETCH = 50;

/** Of about fifty lines each. */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let [start, line] = [0, 1];
  const cut = (end: number, next: number) => {
    if (end > start) stretches.push({ text: text.slice(start, end), start, end, line, lines: next - line });
    [start, line] = [end, next];
  };
  for (const [offset, at] of beginningsAtMargin(text)) {
    if (at - line >= LINES_OF_STRETCH) cut(offset, at);
  }
  cut(text.length, line + text.slice(start).split('\n').length);
  return stretches;
}

/** Where lines begin with a letter, and which lines these are. */
function* beginningsAtMargin(text: string): Generator<readonly [offset: number, line: number]> {
  let line = 1;
  for (let offset = 0; offset < text.length; line++) {
    if (isLetter(text.charCodeAt(offset))) yield [offset, line];
    const newline = text.indexOf('\n', offset);
    offset = newline === -1 ? text.length : newline + 1;
  }
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Not `virtual_server_group`. */
function beginsServer(text: string, offset: number): boolean {
  return text.startsWith(KEYWORD, offset) && text.charCodeAt(offset + KEYWORD.length) <= 32;
}
