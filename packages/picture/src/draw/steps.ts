import { stepText, timeText } from '@kaconf/simulate';
import { element, escapeText, text, title } from './markup.ts';
import type { Part, Sheet } from './part.ts';
import { areApart, type Extent, extentOf, rowCount } from './rows.ts';
import { shortened, textWidth } from './text-width.ts';

const ROW = 18;
const MOST_ROWS = 16;

interface Flag {
  readonly x: number;
  readonly when: string;
  readonly words: string;
  readonly extent: Extent;
}

/** What was done, as flags: their poles stand on the axis. */
export function steps({ timeline, scale }: Sheet): Part {
  const flags = timeline.steps
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map(({ at, step }): Flag => {
      const when = timeText(at);
      const words = shortened(stepText(step), scale.right - scale.left - textWidth(`${when}  `));
      const x = scale.x(at);
      return { x, when, words, extent: extentOf(x, textWidth(`${when}  ${words}`), scale.right) };
    });
  const rows = rowsOf(flags);
  const count = rowCount(rows);
  const height = count === 0 ? 0 : count * ROW + 4;
  const y = (row: number) => height - 9 - row * ROW;
  const poles = flags.map(({ x, when, words }, index) => {
    const row = rows[index];
    const pole = { x1: x, x2: x, y1: row === undefined ? height - 6 : y(row) - 2, y2: height, class: 'pole' };
    // Where it has words these say it.
    return element('line', pole, ...(row === undefined ? [title(`${when} ${words}`)] : []));
  });
  const texts = flags.map(({ when, words, extent }, index) => {
    const row = rows[index];
    return row === undefined ? '' : drawText(when, words, extent.start, y(row));
  });
  const without = rows.filter((row) => row === undefined).length;
  const more = without === 0 ? '' : text(5, y(0), 'faint', `${without} more`);
  return { height, markup: [...poles, ...texts, more].join('') };
}

function drawText(when: string, words: string, x: number, y: number): string {
  const time = element('tspan', { class: 'strong' }, escapeText(when));
  return element(
    'text',
    { x: x + 4, y, class: 'step' },
    title(`${when} ${words}`),
    time,
    escapeText(` ${words}`),
  );
}

/** From the last to the first, so that the pole of one goes below the text of the one before it, where there is room for that. */
function rowsOf(flags: readonly Flag[]): (number | undefined)[] {
  const all = Array.from({ length: MOST_ROWS }, (_, row) => row);
  const rows: (number | undefined)[] = flags.map(() => undefined);
  for (const [index, { extent }] of [...flags.entries()].reverse()) {
    const later = flags.slice(index + 1).map((other, at) => ({ ...other, row: rows[index + 1 + at] }));
    const crossed = later.filter(({ x }) => x >= extent.start && x <= extent.end);
    const above = rowCount(crossed.map(({ row }) => row));
    const free = all.filter((row) =>
      later.every((other) => other.row !== row || areApart(extent, other.extent)),
    );
    rows[index] = free.find((row) => row >= above) ?? free[0];
  }
  return rows;
}
