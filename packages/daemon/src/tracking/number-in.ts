const LOWEST = -(2 ** 31);
const HIGHEST = 2 ** 31;

/** The number that a text begins with, as strtol(3) with base 0 reads it: 0 where there is none, undefined beyond 32 bits. */
export function numberIn(text: string): number | undefined {
  const [, sign, hexadecimal, octal, decimal] =
    /^\s*([-+]?)(?:0[xX]([\da-fA-F]+)|0([0-7]*)|([1-9]\d*))/.exec(text) ?? [];
  const size =
    hexadecimal !== undefined
      ? Number.parseInt(hexadecimal, 16)
      : octal !== undefined
        ? Number.parseInt(octal || '0', 8)
        : Number(decimal ?? 0);
  const value = sign === '-' ? -size : size;
  return value >= LOWEST && value <= HIGHEST ? value + 0 : undefined;
}
