/** Which blocks are open, as far as expansion has to know. */
export class Blocks {
  readonly #path: string[] = [];
  #word = '';

  /** Takes a brace, or the words between two. Returns the words of a statement in `global_defs`. */
  read(piece: string): readonly string[] {
    if (piece === '{') this.#path.push(this.#word);
    else if (piece === '}') this.#path.pop();
    else {
      const words = piece.split(/[ \t\f\v\r"]+/).filter((word) => word !== '');
      this.#word = words[0] ?? '';
      if (this.#path.length === 1 && this.#path[0] === 'global_defs') return words;
    }
    return [];
  }
}

/** Where the first brace is that no quotes are around; a line that begins with one is cut behind it. */
export function cutAtBrace(text: string): number {
  if (text.startsWith('{') || text.startsWith('}')) return 1;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '}') return at;
    if (char !== '"') continue;
    const close = text.indexOf('"', at + 1);
    if (close === -1) break;
    at = close;
  }
  return text.length;
}
