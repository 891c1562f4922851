/** A block that is open, as far as its looks go. */
export interface Opened {
  /** The column where the line that opened it begins. */
  readonly indent: number;
  /** The column of what is first in it, be it on the line that opened it; absent as long as there is nothing. */
  inner?: number;
  /** Whether what is in the block that has ended before it is indented; absent where there is none. */
  readonly othersIndent?: boolean | undefined;
}

/** What tells where a block ends when braces do not match. The outermost block is first, the file itself is none of them. */
export interface Layout {
  /** How many of the innermost blocks end before a line that begins in `column`, for want of a brace. */
  endedBefore(blocks: readonly Opened[], column: number, isClose: boolean): number;
  /** Whether a `}` that begins a line closes nothing. */
  isExtra(blocks: readonly Opened[], column: number): boolean;
}

export const byBraces: Layout = {
  endedBefore: () => 0,
  isExtra: () => false,
};

/** Nobody indents blocks that are nested deeper. */
const DEEPEST = 100;

export const byIndentation: Layout = {
  endedBefore(blocks, column, isClose) {
    if (blocks.length > DEEPEST) return 0;
    if (isClose && !blocks.some(({ indent }) => indent === column)) return 0;
    const isAround = isClose
      ? (block: Opened) => block.indent <= column
      : (block: Opened) => block.indent < column || !(isIndented(block) || isBare(block));
    return blocks.length - 1 - blocks.findLastIndex(isAround);
  },
  isExtra(blocks, column) {
    const innermost = blocks.at(-1);
    return innermost !== undefined && isIndented(innermost) && column > innermost.indent;
  },
};

/** By braces, but it also tells whether indentation says the same. */
export class Compared implements Layout {
  /** Whatever is in blocks before the text. */
  isSame = true;

  endedBefore(blocks: readonly Opened[], column: number, isClose: boolean): number {
    const ended = byIndentation.endedBefore(blocks, column, isClose);
    if (ended > 0 || (!isClose && dependsOnOthers(blocks.at(-1), column))) this.isSame = false;
    return 0;
  }

  isExtra(blocks: readonly Opened[], column: number): boolean {
    if (byIndentation.isExtra(blocks, column)) this.isSame = false;
    return false;
  }
}

/** Nothing is in it where something would be indented, if others show that. */
function dependsOnOthers(block: Opened | undefined, column: number): boolean {
  return block !== undefined && block.inner === undefined && column <= block.indent;
}

/** Nothing is in it where something would be indented, as far as others show. */
function isBare({ inner, othersIndent = false }: Opened): boolean {
  return inner === undefined && othersIndent;
}

/** Where content is not indented, columns say nothing. */
function isIndented({ indent, inner }: Opened): boolean {
  return inner !== undefined && inner > indent;
}
