const TITLE = 'Command line';
/** What stands behind the title in a line. */
const LENGTH = 100 - TITLE.length;
const INDENT = ' '.repeat(TITLE.length + 2);

/** As keepalived logs it: each word in quotes, and a new line where one would be too long. */
export function commandLineTexts(words: readonly string[]): readonly string[] {
  const texts: string[] = [];
  let rest = words.map((word) => `'${word}'`).join(' ');
  while (rest !== '') {
    const end = endOfLine(rest);
    texts.push(`${texts.length === 0 ? `${TITLE}: ` : INDENT}${rest.slice(0, end)}`);
    rest = rest.slice(end).trimStart();
  }
  return texts;
}

/** At a blank, if there is one. */
function endOfLine(text: string): number {
  if (text.length <= LENGTH) return text.length;
  const blank = text.lastIndexOf(' ', LENGTH);
  return blank > 0 ? blank : LENGTH;
}
