type Texts = ReadonlyMap<string, string>;

export interface Line {
  readonly file: string;
  /** The lines before it. */
  readonly above: string;
  readonly text: string;
}

/** Those that have a character which few have: to look for that takes far less than to match each. */
export function linesWith(character: string, texts: Texts): Line[] {
  return [...texts].flatMap(([file, text]) => linesOf(file, text, character));
}

/** What matches in them, line by line. */
export function matchesIn(lines: readonly Line[], pattern: RegExp): RegExpExecArray[] {
  const joined = lines.map(({ text }) => text).join('\n');
  return Array.from(joined.matchAll(pattern));
}

function linesOf(file: string, text: string, character: string): Line[] {
  const lines: Line[] = [];
  let at = text.indexOf(character);
  while (at !== -1) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    lines.push({
      file,
      above: text.slice(0, start),
      text: text.slice(start, end === -1 ? text.length : end),
    });
    at = end === -1 ? -1 : text.indexOf(character, end);
  }
  return lines;
}
