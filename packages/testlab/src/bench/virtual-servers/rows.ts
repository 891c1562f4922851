import type { Millis } from '../../clock.ts';
import { quantile } from '../quantile.ts';
import { markdownTable } from '../table.ts';

/** What was found of a binary in one round. */
export interface FoundOf<T> {
  readonly name: string;
  readonly found: T;
}

export interface Row<T> {
  readonly title: string;
  /** Of all rounds of a binary. */
  readonly figure: (found: readonly T[]) => string;
}

/** The figures of each binary beside each other. */
export function tableOf<T>(title: string, all: readonly FoundOf<T>[], rows: readonly Row<T>[]): string {
  const names = [...new Set(all.map(({ name }) => name))];
  const of = (name: string) => all.filter((one) => one.name === name).map(({ found }) => found);
  return markdownTable(
    [title, ...names],
    rows.map((row) => [row.title, ...names.map((name) => row.figure(of(name)))]),
  );
}

export function milliseconds(value: Millis, digits = 0): string {
  return `${value.toFixed(digits)} ms`;
}

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
