import { type Holding, holdersOf, timeText } from '@kaconf/simulate';
import { element, text, title } from './markup.ts';
import { type Part, type Sheet, stacked } from './part.ts';
import type { Scale } from './scale.ts';
import { tears, widestPart } from './tears.ts';
import { shortened, shortName } from './text-width.ts';

const BAR = 18;
const GAP = 5;
const LEAST = 2;

/** Who has each address; those that always are at the same places share a row. */
export function addresses({ timeline, scale }: Sheet): Part {
  const nodes = [...new Set(timeline.lanes.map(({ node }) => node))];
  const alike = Map.groupBy(holdersOf(timeline), ([, held]) =>
    JSON.stringify(held.map(({ node, from, to }) => [node, from, to])),
  );
  const rows = [...alike.values()].map((group): Part => {
    const names = group.map(([address]) => address);
    return row(names, group[0]?.[1] ?? [], nodes, scale);
  });
  if (rows.length === 0) return { height: 0, markup: '' };
  const heading = { height: 20, markup: text(5, 14, 'strong', 'Who has the addresses') };
  return stacked([heading, ...rows]);
}

function row(
  names: readonly string[],
  held: readonly Holding[],
  nodes: readonly string[],
  scale: Scale,
): Part {
  const [first = '', ...more] = names;
  const label = more.length === 0 ? first : `${first} and ${more.length} more`;
  const inside = held.filter(({ from, to }) => to > scale.from && from < scale.to);
  // Several who have it at once, longer than a packet is under way, are one below the other.
  const lines: Holding[][] = [];
  for (const one of inside) {
    const free = lines.find((line) => line.every(({ to }) => scale.x(to) <= scale.x(one.from) + 1));
    if (free) free.push(one);
    else lines.push([one]);
  }
  const drawn = lines.flatMap((line, index) =>
    line.map((one) => holding(one, names, index * (BAR + 2), nodes.indexOf(one.node), scale)),
  );
  const name = element(
    'g',
    {},
    title(names.join(', ')),
    text(5, 13, 'node', shortened(label, scale.left - 12)),
  );
  return { height: Math.max(lines.length, 1) * (BAR + 2) + GAP, markup: [name, ...drawn].join('') };
}

function holding(
  { node, from, to }: Holding,
  names: readonly string[],
  y: number,
  index: number,
  scale: Scale,
): string {
  const [start, end] = [scale.x(from), Math.max(scale.x(to), scale.x(from) + LEAST)];
  const room = widestPart(scale, { start, end });
  const label = shortName(node, room.end - room.start - 6);
  return element(
    'g',
    {},
    title(`${node} has ${names.join(', ')} ${timeText(from)}–${timeText(to)}`),
    element('rect', { x: start, y, width: end - start, height: BAR, class: `holder holder-${index % 2}` }),
    tears(scale, y, BAR, { start, end }),
    label === '' ? '' : text((room.start + room.end) / 2, y + 13, 'middle', label),
  );
}
