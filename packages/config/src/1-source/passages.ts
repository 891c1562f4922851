import { beginningsAtMargin } from './margin.ts';

/** Whole lines of a text, from one where something begins at the margin to another. */
export interface Passage {
  readonly text: string;
  /** Its first line, counted from 1, and how many there are. */
  readonly line: number;
  readonly lines: number;
}

/** Few enough to be read again with each keystroke in them. */
const LINES_OF_PASSAGE = 50;

/** Of about fifty lines each. @param first the line that the text begins with */
export function passagesOf(text: string, first: number): Passage[] {
  const passages: Passage[] = [];
  let [start, line] = [0, first];
  const cut = (end: number, next: number) => {
    if (end > start) passages.push({ text: apart(text.slice(start, end)), line, lines: next - line });
    [start, line] = [end, next];
  };
  for (const [offset, counted] of beginningsAtMargin(text)) {
    const at = first - 1 + counted;
    if (at - line >= LINES_OF_PASSAGE) cut(offset, at);
  }
  cut(text.length, line + linesIn(text.slice(start)));
  return passages;
}

/** Does not keep the whole in memory that it is a part of. */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}

function linesIn(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
