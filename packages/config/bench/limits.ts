import type { Comparison } from './comparison.ts';

/** What the figures are held to. */
export interface Limit {
  readonly what: string;
  readonly most: number;
  readonly found: number;
  readonly unit: string;
}

const OF_REFERENCE = 5_000;

/** @param check milliseconds that `kaconf check` takes for a short file */
export function limits(comparisons: readonly Comparison[], check: number): Limit[] {
  const reference = comparisons.find(({ services }) => services === OF_REFERENCE);
  const largest = comparisons.at(-1);
  if (reference === undefined || largest === undefined)
    throw new Error(`nothing of ${OF_REFERENCE} services`);
  const { ours, real } = reference;
  return [
    { what: 'times of the real one', most: 2, found: ours.milliseconds / real.milliseconds, unit: '×' },
    { what: 'peak memory', most: 350, found: ours.mebibytes, unit: ' MiB' },
    {
      what: 'time per line at ten times the size',
      most: 1.1,
      found: perLine(largest) / perLine(reference),
      unit: '×',
    },
    { what: 'kaconf check of a short file', most: 80, found: check, unit: ' ms' },
  ];
}

export function perLine({ ours, lines }: Comparison): number {
  return ours.milliseconds / lines;
}
