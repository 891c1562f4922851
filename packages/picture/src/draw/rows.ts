/** What takes a row from one pixel to another. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

const GAP = 8;

/**
 * In the order given each goes to the first row where it has room.
 * @param most rows
 * @returns the row of each; undefined for those that have no room in any
 */
export function inRows(extents: readonly Extent[], most: number): (number | undefined)[] {
  const rows: Extent[][] = Array.from({ length: most }, () => []);
  return extents.map((extent) => {
    const free = rows.findIndex((row) => row.every((other) => areApart(extent, other)));
    rows[free]?.push(extent);
    return free === -1 ? undefined : free;
  });
}

/** How many are in use. */
export function rowCount(rows: readonly (number | undefined)[]): number {
  return Math.max(-1, ...rows.map((row) => row ?? -1)) + 1;
}

export function areApart(one: Extent, other: Extent): boolean {
  return one.end + GAP <= other.start || other.end + GAP <= one.start;
}

/** A text at a place, but within the edges. */
export function extentOf(x: number, width: number, right: number): Extent {
  const start = Math.min(x, right - width);
  return { start, end: start + width };
}
