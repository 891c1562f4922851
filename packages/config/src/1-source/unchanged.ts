/** What is at the beginning of a text and of another one, and what is at the end of both. */
export interface Unchanged<T> {
  readonly above: readonly T[];
  readonly below: readonly T[];
}

/**
 * The parts of a text that are in the next one, too, and begin and end there where they did.
 *
 * @param parts whole lines that make up the text `before`
 */
export function unchanged<T extends { readonly text: string }>(
  parts: readonly T[],
  before: string,
  now: string,
): Unchanged<T> {
  if (before === now) return { above: parts, below: [] };
  const beginning = commonBeginning(before, now);
  const end = before.length - commonEnd(before, now, beginning);
  const above: T[] = [];
  const below: T[] = [];
  let start = 0;
  for (const part of parts) {
    const next = start + part.text.length;
    // Another character behind the last line feed, or none before the first line, and it would begin or end elsewhere.
    if (next < beginning) above.push(part);
    else if (start > end) below.push(part);
    start = next;
  }
  return { above, below };
}

function commonBeginning(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  let at = 0;
  while (at < length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** @param beginning what is not to be counted twice */
function commonEnd(one: string, other: string, beginning: number): number {
  const longest = Math.min(one.length, other.length) - beginning;
  let length = 0;
  while (
    length < longest &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  )
    length++;
  return length;
}
