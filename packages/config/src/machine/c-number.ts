/** What strtoul(3) with base 0 makes of a text. */
export interface CNumber {
  /** Of 64 bits; undefined where there is no digit, which C takes for 0. */
  readonly value: bigint | undefined;
  /** What is behind the number. */
  readonly rest: string;
}

const NUMBER = /^[ \t\n\v\f\r]*([+-]?)(0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)/i;
const ULONG_MAX = 2n ** 64n - 1n;

/** `16`, `0x10` or `020`. A negative one wraps around, one too large becomes the largest. */
export function parseC(text: string): CNumber {
  const [match, sign, digits] = NUMBER.exec(text) ?? [];
  if (match === undefined || digits === undefined) return { value: undefined, rest: text };
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
  const rest = text.slice(match.length);
  if (value > ULONG_MAX) return { value: ULONG_MAX, rest };
  return { value: sign === '-' ? BigInt.asUintN(64, -value) : value, rest };
}
