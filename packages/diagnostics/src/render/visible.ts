const REPLACEMENT = '\ufffd';

/** With control characters made visible: what a file holds must neither command nor reorder the terminal. */
export function visible(text: string): string {
  return Array.from(text, picture).join('');
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return isC1Control(code) || isDirectional(code) ? REPLACEMENT : character;
}

/** Some terminals take U+009B for the start of an escape sequence. */
function isC1Control(code: number): boolean {
  return code >= 0x80 && code < 0xa0;
}

/** Embeddings, overrides and isolates show a line in another order than keepalived reads it (Unicode TR 36). */
function isDirectional(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}
