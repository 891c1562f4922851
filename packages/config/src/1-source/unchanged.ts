/** What is at the beginning of a text and of another one, and what is at the end of both. */
export interface Unchanged<T> {
  readonly above: readonly T[];
  /** What the other one has in between. */
  readonly between: string;
  readonly below: readonly T[];
}

/**
 * The parts of a text that are in the next one, too, and begin and end there where they did: another character behind the last line feed,
 * or none before the first line, and they would not.
 *
 * @param parts whole lines that make up the text `before`
 */
export function unchanged<T extends { readonly text: string }>(
  parts: readonly T[],
  before: string,
  now: string,
): Unchanged<T> {
  if (before === now) return { above: parts, between: '', below: [] };
  const by = now.length - before.length;
  let [first, start] = [0, 0];
  for (let part = parts[first]; part !== undefined; part = parts[first]) {
    const next = start + part.text.length;
    if (before.slice(start, next + 1) !== now.slice(start, next + 1)) break;
    start = next;
    first++;
  }
  let [last, end] = [parts.length, before.length];
  for (let part = parts[last - 1]; part !== undefined && last > first; part = parts[last - 1]) {
    const begin = end - part.text.length;
    const isTaken = begin + by <= start;
    if (isTaken || before.slice(begin - 1, end) !== now.slice(begin - 1 + by, end + by)) break;
    end = begin;
    last--;
  }
  return { above: parts.slice(0, first), between: now.slice(start, end + by), below: parts.slice(last) };
}
