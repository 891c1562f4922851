/** Of the part about `global_defs`: a line, or the place of what only the process knows that is asked. */
export type GlobalLine = string | { readonly live: LiveFact };

/** When the parent reloads next; how a child has its CPU in real time. */
export type LiveFact = 'reload' | 'real time';

/** All that a child knows of it. */
export const NO_RELOAD = ' No reload scheduled';

/** @param facts those that there is nothing to tell of may be left out */
export function filledIn(
  lines: readonly GlobalLine[],
  facts: Partial<Readonly<Record<LiveFact, readonly string[]>>>,
): string[] {
  return lines.flatMap((line) => (typeof line === 'string' ? line : (facts[line.live] ?? [])));
}
