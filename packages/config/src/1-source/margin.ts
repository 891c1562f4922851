/** Where lines begin with a letter, and which lines these are. */
export function* beginningsAtMargin(text: string): Generator<readonly [offset: number, line: number]> {
  let line = 1;
  for (let offset = 0; offset < text.length; line++) {
    if (isLetter(text.charCodeAt(offset))) yield [offset, line];
    const newline = text.indexOf('\n', offset);
    offset = newline === -1 ? text.length : newline + 1;
  }
}

export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
