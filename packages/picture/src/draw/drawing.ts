import type { Timeline } from '@kaconf/simulate';
import { addresses } from './addresses.ts';
import { axis, tickTimes } from './axis.ts';
import { lane } from './lane.ts';
import { legend } from './legend.ts';
import { element, text, title } from './markup.ts';
import { type Part, type Sheet, stacked } from './part.ts';
import type { Scale, Span } from './scale.ts';
import { scaleOf } from './scale-of.ts';
import { spells } from './spells.ts';
import { steps } from './steps.ts';
import { PATTERNS } from './style.ts';
import { shortened, textWidth, wrapped } from './text-width.ts';

interface Drawing {
  /** The `svg` element, without its style. */
  readonly markup: string;
  readonly scale: Scale;
}

interface Wish {
  /** Pixels. */
  readonly width: number;
  /** The part of the timeline to draw: all of it where it is not said. */
  readonly span?: Span;
  /** What the picture is called for those who do not see it. */
  readonly title: string;
  /** Lines above it: the first is its heading. */
  readonly heading?: readonly string[];
}

const MARGIN = 16;
/** The part of the width that names may have. */
const NAMES = 0.22;
const LEAST_NAMES = 64;

/** Lanes of all instances under an axis of time, with what was done, what took how long, and who had which address. */
export function draw(
  timeline: Timeline,
  { width, span = timeline, title: called, heading = [] }: Wish,
): Drawing {
  const left = namesWidth(timeline, width);
  const scale = scaleOf(timeline, span, left, width - MARGIN);
  const sheet: Sheet = { timeline, scale, width };
  const head = stacked([headed(heading, width), steps(sheet), axis(sheet)]);
  const body = stacked([
    ...timeline.routers.flatMap((router) => routerParts(router, sheet)),
    addresses(sheet),
  ]);
  const { height, markup } = stacked([head, body, legend(width)]);
  const end = head.height + body.height;
  const drawn = lines(sheet, head.height - 6, end) + markup;
  return { scale, markup: sheetMarkup(called, width, height, drawn) };
}

/** Some words in place of a timeline. */
export function drawWords(called: string, words: readonly string[], width: number): string {
  const { height, markup } = headed(words, width);
  return sheetMarkup(called, width, height, markup);
}

function sheetMarkup(called: string, width: number, height: number, markup: string): string {
  const size = { width, height, viewBox: `0 0 ${width} ${Math.round(height)}` };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'timeline',

      'aria-label': called,
      ...size,
    },
    title(called),
    PATTERNS,
    element('rect', { class: 'paper', width: '100%', height: '100%' }),
    markup,
  );
}

function headed([first, ...others]: readonly string[], width: number): Part {
  if (first === undefined) return { height: 8, markup: '' };
  // It is larger than the others.
  const large = wrapped(first, (width - 2 * MARGIN) * 0.7).map((words) => ['heading', words, 22] as const);
  const small = others.flatMap((one) =>
    wrapped(one, width - 2 * MARGIN).map((words) => ['faint', words, 17] as const),
  );
  const parts = [...large, ...small].map(([shape, words, height]): Part => {
    return { height, markup: text(MARGIN / 2, height - 4, shape, words) };
  });
  return stacked([{ height: 6, markup: '' }, ...parts, { height: 12, markup: '' }]);
}

function routerParts({ name, virtualRouterId, segment }: Timeline['routers'][number], sheet: Sheet): Part[] {
  const lanes = sheet.timeline.lanes.filter(({ router }) => router === name);
  const words = shortened(`${name} (VRID ${virtualRouterId}, ${segment})`, sheet.width - MARGIN);
  return [
    { height: 20, markup: text(5, 14, 'strong', words) },
    ...lanes.map((one) => lane(one, sheet)),
    spells(name, sheet),
    { height: 8, markup: '' },
  ];
}

/** More would hide what is behind them. */
const MOST_POLES = 60;

/** Through all lanes: ticks, steps. */
function lines({ timeline, scale }: Sheet, y1: number, y2: number): string {
  const line = (x: number, name: string) => element('line', { x1: x, x2: x, y1, y2, class: name });
  const done = timeline.steps.filter(({ at }) => at >= scale.from && at <= scale.to);
  const poles = done.length > MOST_POLES ? [] : done;
  return [
    ...tickTimes(scale).map((time) => line(scale.x(time), 'grid')),
    ...poles.map(({ at }) => line(scale.x(at), 'pole')),
  ].join('');
}

function namesWidth({ lanes, holdings }: Timeline, width: number): number {
  const names = [
    ...lanes.map(({ node }) => node),
    ...holdings.map(({ address }) => `${address} and 99 more`),
  ];
  const widest = Math.max(...names.map(textWidth)) + 16;
  return Math.min(Math.max(widest, LEAST_NAMES), Math.max(width * NAMES, LEAST_NAMES));
}
