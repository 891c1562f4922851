/** Whole lines of a text. */
export interface Piece {
  readonly text: string;
  /** The number of its first line. */
  readonly line: number;
  /** Where the text goes on. */
  readonly end: number;
}

/** So many characters and up to the end of the line: little enough for what is made of them to be gone before the next. */
const LENGTH = 16_384;

/** No token goes on in the next line. */
export function* piecesOf(text: string): Generator<Piece> {
  let line = 1;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start + LENGTH);
    const end = newline === -1 ? text.length : newline + 1;
    const piece = text.slice(start, end);
    yield { text: piece, line, end };
    line += newlinesIn(piece);
    start = end;
  }
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
