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

/** Of about fifty lines each. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let [start, line] = [0, 1];
  const cut = (end: number, next: number) => {
    if (end > start) passages.push({ text: text.slice(start, end), line, lines: next - line });
    [start, line] = [end, next];
  };
  for (const [offset, at] of beginningsAtMargin(text)) {
    if (at - line >= LINES_OF_PASSAGE) cut(offset, at);
  }
  cut(text.length, line + text.slice(start).split('\n').length);
  return passages;
}
