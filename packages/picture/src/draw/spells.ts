import { micros } from '@kaconf/net';
import { type Spell, spellText, type Timeline, timeText } from '@kaconf/simulate';
import { element, text, title } from './markup.ts';
import type { Part, Sheet } from './part.ts';
import { extentOf, inRows } from './rows.ts';
import type { Scale } from './scale.ts';
import { shortened, textWidth } from './text-width.ts';

const ROW = 28;
const MARK = 7;
const LEAST = 3;

/** Times that should be short: how long they were, and how long they may be. */
export function spells(router: string, { timeline, scale }: Sheet): Part {
  const mine = timeline.spells.filter(
    (one) => one.router === router && one.to > scale.from && one.from < scale.to,
  );
  const drawn = mine.map((spell) => ({ spell, ...placed(spell, timeline, scale) }));
  const rows = inRows(drawn.map(({ extent }) => extent));
  const markup = drawn.map(({ spell, words, left, right, textAt }, index) => {
    const y = (rows[index] ?? 0) * ROW;
    const mark = { x: left, y: y + 1, width: Math.max(right - left, LEAST), height: MARK };
    const worse = spell.isWorse ? ' worse' : '';
    return element(
      'g',
      {},
      title(spellText(spell)),
      element('rect', { ...mark, class: `spell ${spell.kind.replace(' ', '-')}${worse}` }),
      text(textAt, y + 22, spell.isWorse ? 'spell-text worse' : 'spell-text', words),
    );
  });
  const height = rows.length === 0 ? 0 : (Math.max(...rows) + 1) * ROW + 2;
  return { height, markup: markup.join('') };
}

function placed(spell: Spell, { routers }: Timeline, scale: Scale) {
  const [left, right] = [scale.x(spell.from), scale.x(spell.to)];
  const members = routers.find(({ name }) => name === spell.router)?.members ?? [];
  const isPart = spell.nodes.length < members.length;
  const words = shortened(wordsOf(spell, isPart), scale.right - scale.left);
  const { start, end } = extentOf(left, textWidth(words), scale.right);
  return { words, left, right, textAt: start, extent: { start, end: Math.max(end, right) } };
}

/** @param isPart not all nodes of the virtual router hear each other */
function wordsOf({ kind, nodes, from, to, limit, isWorse }: Spell, isPart: boolean): string {
  const who = isPart ? ` among ${nodes.join(', ')}` : '';
  const took = `${kind}${who} ${timeText(micros(to - from))}`;
  return isWorse
    ? `${took}: WORSE than the limit of ${timeText(limit)}`
    : `${took} (limit ${timeText(limit)})`;
}
