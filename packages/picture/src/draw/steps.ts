import { stepText, timeText } from '@kaconf/simulate';
import { element, escapeText, title } from './markup.ts';
import type { Part, Sheet } from './part.ts';
import { areApart, type Extent, extentOf } from './rows.ts';
import { shortened, textWidth } from './text-width.ts';

const ROW = 18;

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
  const height = rows.length === 0 ? 0 : (Math.max(...rows) + 1) * ROW + 4;
  const y = (index: number) => height - 9 - (rows[index] ?? 0) * ROW;
  const poles = flags.map(({ x }, index) =>
    element('line', { x1: x, x2: x, y1: y(index) - 2, y2: height, class: 'pole' }),
  );
  const texts = flags.map(({ when, words, extent }, index) => drawText(when, words, extent.start, y(index)));
  return { height, markup: [...poles, ...texts].join('') };
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

/** From the last to the first, so that the pole of one goes below the text of the one before it. */
function rowsOf(flags: readonly Flag[]): number[] {
  const rows: number[] = [];
  for (const [index, { extent }] of [...flags.entries()].reverse()) {
    const later = flags.flatMap((other, at) => (at > index ? [{ ...other, row: rows[at] ?? 0 }] : []));
    const crossed = later.filter(({ x }) => x >= extent.start && x <= extent.end);
    let row = Math.max(0, ...crossed.map((other) => other.row + 1));
    while (later.some((other) => other.row === row && !areApart(extent, other.extent))) row += 1;
    rows[index] = row;
  }
  return rows;
}
