/** Whole lines of a text. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** So many characters and up to the end of the line: few enough for all that is made of them to be gone before the next. */
const LENGTH = 16_384;

/** No token goes on in the next line. */
export function* piecesOf(text: string): Generator<Piece> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start + LENGTH);
    const end = newline === -1 ? text.length : newline + 1;
    yield { text: text.slice(start, end), start, end };
    start = end;
  }
}
