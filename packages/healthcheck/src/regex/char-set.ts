/** Characters that one position may hold: octets, or code points with `utf`. */
export interface CharSet {
  /** By code, below 256: 1 for those in it. */
  readonly low: Uint8Array;
  /** Those from 256 on. */
  readonly high: (code: number) => boolean;
}

const LOW = 256;

export function charSet(has: (code: number) => boolean): CharSet {
  return { low: Uint8Array.from({ length: LOW }, (_, code) => Number(has(code))), high: has };
}

export function contains(set: CharSet, code: number): boolean {
  return code < LOW ? set.low[code] === 1 : set.high(code);
}

export function complement(set: CharSet): CharSet {
  return charSet((code) => !contains(set, code));
}

export function union(sets: readonly CharSet[]): CharSet {
  return charSet((code) => sets.some((set) => contains(set, code)));
}

/** @param first both ends belong to it */
export function range(first: number, last: number): CharSet {
  return charSet((code) => code >= first && code <= last);
}

/** The same, whatever the case. @param unicode not only of the letters of ASCII */
export function ignoreCase(set: CharSet, unicode: boolean): CharSet {
  return charSet((code) => caseVariants(code, unicode).some((variant) => contains(set, variant)));
}

/** The characters that are the same as this one when case does not matter, itself among them. */
export function caseVariants(code: number, unicode: boolean): readonly number[] {
  const text = String.fromCodePoint(code);
  if (!unicode && !/[a-z]/i.test(text)) return [code];
  const variants = [text, text.toLowerCase(), text.toUpperCase(), text.toUpperCase().toLowerCase()];
  const singles = variants.filter((variant) => [...variant].length === 1);
  const codes = singles.map((variant) => variant.codePointAt(0) ?? code);
  return [...new Set(unicode ? codes : codes.filter((variant) => variant < 128))];
}
