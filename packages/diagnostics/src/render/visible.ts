const REPLACEMENT = '\ufffd';

/**
 * Control characters; some terminals take U+009B for the start of an escape sequence. Embeddings, overrides and isolates
 * show a line in another order than keepalived reads it (Unicode TR 36).
 */
const INVISIBLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** With control characters made visible: what a file holds must neither command nor reorder the terminal. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, picture);
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : REPLACEMENT;
}
