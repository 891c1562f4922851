/** A time from microsecond to microsecond, and where it is drawn, in pixels. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  /** Nothing happens in it, and it is drawn shorter than the others. */
  readonly isQuiet: boolean;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Times that belong together follow each other as on a ruler; between them long times in which nothing happens are left out. */
export class Scale {
  readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  get from(): number {
    return this.pieces[0]?.from ?? 0;
  }

  get to(): number {
    return this.pieces.at(-1)?.to ?? 0;
  }

  get left(): number {
    return this.pieces[0]?.left ?? 0;
  }

  get right(): number {
    return this.pieces.at(-1)?.right ?? 0;
  }

  /** Pixels for a microsecond, where time is not left out. */
  get ratio(): number {
    const piece = this.pieces.find(({ isQuiet }) => !isQuiet);
    return piece ? (piece.right - piece.left) / (piece.to - piece.from) : 0;
  }

  /** Times beyond its ends are at its ends. */
  x(time: number): number {
    const piece = this.pieces.find(({ to }) => time <= to) ?? this.pieces.at(-1);
    if (!piece) return 0;
    const part = Math.max(0, Math.min(1, (time - piece.from) / (piece.to - piece.from)));
    return piece.left + part * (piece.right - piece.left);
  }

  timeAt(x: number): number {
    const piece = this.pieces.find(({ right }) => x <= right) ?? this.pieces.at(-1);
    if (!piece) return 0;
    const part = Math.max(0, Math.min(1, (x - piece.left) / (piece.right - piece.left)));
    return Math.round(piece.from + part * (piece.to - piece.from));
  }
}
