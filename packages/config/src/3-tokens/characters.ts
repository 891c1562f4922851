/** What the scanner tells apart, as UTF-16 units. */
export const NEWLINE = 0x0a;
export const BANG = 0x21;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const BACKSLASH = 0x5c;
export const OPEN = 0x7b;
export const CLOSE = 0x7d;

export function isBrace(code: number): boolean {
  return code === OPEN || code === CLOSE;
}
