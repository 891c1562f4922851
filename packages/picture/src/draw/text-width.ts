/** Of all texts. */
const FONT_SIZE = 12;

/** Widths of letters in a wide font, in parts of its size: where another is used there is more room. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijl|.,:;'! ]/, 0.34],
  [/[frtI()[\]/\-·]/, 0.43],
  [/[mwMW@%→…—]/, 1],
  [/[A-Z]/, 0.75],
  [/[\u1100-\u11FF\u2E80-\uFFFF\u{10000}-\u{3FFFF}]/u, 1.1],
];
const WIDTH = 0.65;

/** About as wide as it will be, in pixels: rather narrower. */
export function textWidth(text: string): number {
  const widths = Array.from(text, (letter) => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDTH);
  return widths.reduce((sum, width) => sum + width, 0) * FONT_SIZE;
}

/** What of it fits. */
export function shortened(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join('')}…`) > room) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('')}…`;
}

/** What of a name fits: names of nodes often differ in their ends alone. */
export function shortName(name: string, room: number): string {
  if (textWidth(name) <= room) return name;
  const letters = [...name];
  const half = Math.ceil(letters.length / 2);
  const [start, end] = [letters.slice(0, half), letters.slice(half)];
  const joined = () => `${start.join('')}…${end.join('')}`;
  while (start.length > 0 && textWidth(joined()) > room) {
    if (start.length > end.length) start.pop();
    else end.shift();
  }
  return start.length === 0 ? '' : joined();
}

/** In lines that fit. */
export function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= room) lines.splice(-1, 1, longer);
    else lines.push(shortened(word, room));
  }
  return lines;
}
