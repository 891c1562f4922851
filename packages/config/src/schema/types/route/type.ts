import { parseC } from '../../../machine/c-number.ts';

/** RTN_*. */
const TYPES: ReadonlyMap<string, number> = new Map([
  ['unicast', 1],
  ['local', 2],
  ['broadcast', 3],
  ['brd', 3],
  ['anycast', 4],
  ['multicast', 5],
  ['blackhole', 6],
  ['unreachable', 7],
  ['prohibit', 8],
  ['throw', 9],
  ['nat', 10],
  ['xresolve', 11],
]);

export const ROUTE_TYPES: readonly string[] = [...TYPES.keys()];

/** A name or a number up to 255; an empty word is 0. */
export function routeType(text: string): number | undefined {
  const named = TYPES.get(text);
  if (named !== undefined) return named;
  const { value = 0n, rest } = parseC(text);
  return rest === '' && value <= 255n && !text.startsWith('-') ? Number(value) : undefined;
}
