import { micros } from '@kaconf/net';
import { type Spell, spellText, type Timeline, timeText } from '@kaconf/simulate';
import { element, text, title } from './markup.ts';
import type { Part, Sheet } from './part.ts';
import { type Extent, extentOf, inRows, rowCount } from './rows.ts';
import type { Scale } from './scale.ts';
import { shortened, textWidth } from './text-width.ts';

const ROW = 28;
const MARK = 7;
const LEAST = 3;

const MOST_ROWS = 8;

interface Placed {
  readonly spell: Spell;
  readonly words: string;
  readonly left: number;
  readonly right: number;
  /** Of mark and words. */
  readonly extent: Extent;
  readonly textAt: number;
}

/** Times that should be short: how long they were, and how long they may be. Where there is no room for words there are marks. */
export function spells(router: string, { timeline, scale }: Sheet): Part {
  const drawn = timeline.spells
    .filter((one) => one.router === router && one.to > scale.from && one.from < scale.to)
    .toSorted((one, other) => Number(other.isWorse) - Number(one.isWorse))
    .map((spell) => placed(spell, timeline, scale));
  const rows = inRows(
    drawn.map(({ extent }) => extent),
    MOST_ROWS,
  );
  const bottom = rowCount(rows) * ROW;
  const without = drawn.filter((_, index) => rows[index] === undefined);
  const markup = drawn.map((one, index) => {
    const row = rows[index];
    const y = row === undefined ? bottom : row * ROW;
    const words = row === undefined ? '' : drawWords(one, y + 22);
    return element('g', {}, title(spellText(one.spell)), drawMark(one, y + 1), words);
  });
  if (without.length > 0) markup.push(text(5, bottom + 9, 'faint', `${without.length} more`));
  const height = bottom + (without.length > 0 ? MARK + 8 : 0);
  return { height: height + (height > 0 ? 2 : 0), markup: markup.join('') };
}

function drawMark({ spell: { kind, isWorse }, left, right }: Placed, y: number): string {
  const shape = { x: left, y, width: Math.max(right - left, LEAST), height: MARK };
  return element('rect', { ...shape, class: `spell ${kind.replace(' ', '-')}${isWorse ? ' worse' : ''}` });
}

function drawWords({ spell: { isWorse }, textAt, words }: Placed, y: number): string {
  return text(textAt, y, isWorse ? 'spell-text worse' : 'spell-text', words);
}

function placed(spell: Spell, { routers }: Timeline, scale: Scale): Placed {
  const [left, right] = [scale.x(spell.from), scale.x(spell.to)];
  const members = routers.find(({ name }) => name === spell.router)?.members ?? [];
  const isPart = spell.nodes.length < members.length;
  const words = shortened(wordsOf(spell, isPart), scale.right - scale.left);
  const { start, end } = extentOf(left, textWidth(words), scale.right);
  return { spell, words, left, right, textAt: start, extent: { start, end: Math.max(end, right) } };
}

/** @param isPart not all nodes of the virtual router hear each other */
function wordsOf({ kind, nodes, from, to, limit, isWorse }: Spell, isPart: boolean): string {
  const who = isPart ? ` among ${nodes.join(', ')}` : '';
  const took = `${kind}${who} ${timeText(micros(to - from))}`;
  return isWorse
    ? `${took}: WORSE than the limit of ${timeText(limit)}`
    : `${took} (limit ${timeText(limit)})`;
}
