import { readFile } from 'node:fs/promises';
import { type Case, parseCases } from './case.ts';

/** The cases of a file; the first of them is the clock. */
export async function casesIn(path: string): Promise<readonly Case[]> {
  return parseCases(await readFile(path, 'utf8'));
}

/** Those in whose names one of the words is, all without any, in rounds of so many; each begins with the clock. */
export function roundsOf(
  [clock, ...others]: readonly Case[],
  words: readonly string[],
  together: number,
): readonly (readonly Case[])[] {
  if (clock === undefined) return [];
  const chosen = others.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const starts = chosen.keys().filter((index) => index % together === 0);
  return [...starts].map((start) => [clock, ...chosen.slice(start, start + together)]);
}
