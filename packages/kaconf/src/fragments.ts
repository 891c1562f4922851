import { resolve } from 'node:path';
import type { Judgement } from './judge.ts';

/**
 * The files of directories that are a part of another configuration, which includes them: what they say alone may not be
 * the whole. Of two that include each other each is one of its own.
 *
 * @param found what directories were searched for
 */
export function fragmentsAmong(
  found: ReadonlySet<string>,
  judged: ReadonlyMap<string, Pick<Judgement, 'texts'>>,
): ReadonlySet<string> {
  const reads = new Map(
    [...judged].map(([file, { texts }]) => [file, new Set([...texts.keys()].map((path) => resolve(path)))]),
  );
  const includes = (file: string, other: string) => reads.get(file)?.has(resolve(other)) ?? false;
  const isPartOf = (file: string, other: string) =>
    file !== other && includes(other, file) && !includes(file, other);
  return new Set([...found].filter((file) => [...judged.keys()].some((other) => isPartOf(file, other))));
}
