import { element, text } from './markup.ts';
import type { Part } from './part.ts';
import { textWidth } from './text-width.ts';

const SWATCH = 28;
const ROW = 20;

const STATES = [
  ['state master', 'MASTER'],
  ['state backup', 'BACKUP'],
  ['state fault', 'FAULT'],
  ['state init', 'waits for a script'],
  ['state off', 'off'],
  ['spell no-master', 'no master'],
  ['spell several-masters', 'several masters'],
  ['spell lower-master', 'lower master'],
] as const;

/** What the patterns stand for. */
export function legend(width: number): Part {
  let [x, y] = [5, 12];
  const drawn = STATES.map(([shape, words]) => {
    const room = SWATCH + 6 + textWidth(words) + 16;
    if (x + room > width && x > 5) [x, y] = [5, y + ROW];
    const isSpell = shape.startsWith('spell');
    const box = { x, y: y + (isSpell ? 3 : 0), width: SWATCH, height: isSpell ? 7 : 13, class: shape };
    const markup = element('rect', box) + text(x + SWATCH + 6, y + 11, 'faint', words);
    x += room;
    return markup;
  });
  return { height: y + ROW, markup: drawn.join('') };
}
