import { type Change, type Lane, type Timeline, timeText } from '@kaconf/simulate';

const GLYPHS: Readonly<Record<Change['state'], string>> = {
  MASTER: '█',
  BACKUP: '─',
  FAULT: 'x',
  INIT: '·',
  STOP: ' ',
  OFF: ' ',
};

export const LEGEND = '█ MASTER  ─ BACKUP  x FAULT  · waits for a script  (nothing) off';

/** Steps of the axis, in microseconds: the first that leaves room for its labels is taken. */
const TICKS = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 21_600, 86_400, 604_800, 2_592_000].map(
  (seconds) => seconds * 1e6,
);
const LABEL_ROOM = 10;

/** A lane for each member of each virtual router, under an axis of time. */
export function drawLanes(timeline: Timeline, width: number): string[] {
  const { routers, lanes } = timeline;
  const names = lanes.map(({ node }) => node.length);
  const indent = Math.max(...names) + 4;
  const columns = Math.max(width - indent - 1, LABEL_ROOM);
  const [labels, axis] = drawAxis(timeline, columns);
  const blank = ' '.repeat(indent);
  const drawn = routers.flatMap(({ name, virtualRouterId, segment }) => {
    const mine = lanes.filter(({ router }) => router === name);
    return [
      `${name} (VRID ${virtualRouterId}, ${segment})`,
      ...mine.map((lane) =>
        `${`  ${lane.node}`.padEnd(indent)}${drawLane(lane, timeline, columns)}`.trimEnd(),
      ),
    ];
  });
  return [`${blank}${labels}`.trimEnd(), `${blank}${axis}`, ...drawn];
}

function drawAxis({ from, to }: Timeline, columns: number): [labels: string, axis: string] {
  const span = to - from;
  const tick = TICKS.find((one) => (one / span) * columns >= LABEL_ROOM) ?? span;
  const labels = Array.from({ length: columns }, () => ' ');
  const axis = Array.from({ length: columns }, () => '╌');
  for (let at = Math.ceil(from / tick) * tick; at <= to; at += tick) {
    const column = Math.min(Math.floor(((at - from) / span) * columns), columns - 1);
    const text = timeText(at as Timeline['from']);
    axis[column] = '┬';
    if (column + text.length > columns) continue;
    for (const [index, letter] of [...text].entries()) labels[column + index] = letter;
  }
  return [labels.join(''), axis.join('')];
}

function drawLane({ changes }: Lane, { from, to }: Timeline, columns: number): string {
  const slice = (to - from) / columns;
  return Array.from({ length: columns }, (_, column) =>
    glyphIn(changes, from + column * slice, from + (column + 1) * slice),
  ).join('');
}

/** The state that it was in for the longest part of a time. */
function glyphIn(changes: readonly Change[], from: number, to: number): string {
  const shares = new Map<string, number>();
  for (const [index, { at, state }] of changes.entries()) {
    const end = changes[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const share = Math.min(end, to) - Math.max(at, from);
    if (share > 0) shares.set(GLYPHS[state], (shares.get(GLYPHS[state]) ?? 0) + share);
  }
  return [...shares].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ' ';
}
