/** What takes a row from one pixel to another. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

const GAP = 8;

/** In the order given each goes to the first row where it has room. @returns the row of each */
export function inRows(extents: readonly Extent[]): number[] {
  const rows: Extent[][] = [];
  return extents.map((extent) => {
    const free = rows.findIndex((row) => row.every((other) => areApart(extent, other)));
    const row = free === -1 ? rows.length : free;
    rows[row] = [...(rows[row] ?? []), extent];
    return row;
  });
}

export function areApart(one: Extent, other: Extent): boolean {
  return one.end + GAP <= other.start || other.end + GAP <= one.start;
}

/** A text at a place, but within the edges. */
export function extentOf(x: number, width: number, right: number): Extent {
  const start = Math.min(x, right - width);
  return { start, end: start + width };
}
