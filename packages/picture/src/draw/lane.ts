import { micros } from '@kaconf/net';
import { type Change, type Lane, timeText } from '@kaconf/simulate';
import { element, text, title } from './markup.ts';
import type { Part, Sheet } from './part.ts';
import type { Scale } from './scale.ts';
import { tears, widestPart } from './tears.ts';
import { shortName, textWidth } from './text-width.ts';

export const BAR = 22;
const GAP = 6;
/** Where the line of the priority goes, below the bar. */
const LINE = 16;
/** What lasts no longer is seen all the same. */
const LEAST = 2;
const PADDING = 5;

/** A change, until the next. */
interface Stay extends Change {
  readonly to: number;
}

/** What an instance was; below it the line of its priority where that has not always been the same. */
export function lane(one: Lane, { timeline, scale }: Sheet): Part {
  const stays = staysOf(one, timeline.to);
  const priorities = new Set(stays.filter(({ state }) => state !== 'OFF').map(({ priority }) => priority));
  const line = priorities.size > 1 ? priorityLine(stays, scale) : '';
  const markup = [
    element('g', {}, title(one.instance), text(PADDING, 15, 'node', shortName(one.node, scale.left - 12))),
    ...stays
      .filter(({ at, to }) => to >= scale.from && at <= scale.to)
      .map((stay) => bar(stay, stayText(one, stay), scale)),
    line,
  ];
  return { height: BAR + GAP + (line === '' ? 0 : LINE + GAP), markup: markup.join('') };
}

function staysOf({ changes }: Lane, end: number): Stay[] {
  return changes.map((change, index) => ({ ...change, to: changes[index + 1]?.at ?? end }));
}

function stayText({ node, instance }: Lane, { at, to, state, priority, why }: Stay): string {
  const standing = state === 'OFF' ? 'off' : `${state} ${priority}`;
  return `${node} ${instance}: ${standing} ${timeText(at)}–${timeText(micros(to))}, ${why}`;
}

function bar({ at, to, state, priority }: Stay, told: string, scale: Scale): string {
  const [start, end] = [scale.x(at), Math.max(scale.x(to), scale.x(at) + LEAST)];
  const shape = { x: start, y: 0, width: end - start, height: BAR };
  const room = widestPart(scale, { start, end });
  const texts = state === 'OFF' ? ['OFF'] : [`${state} ${priority}`, state, state.slice(0, 1)];
  const label = texts.find((words) => textWidth(words) <= room.end - room.start - PADDING);
  const name = state.toLowerCase();
  return element(
    'g',
    {},
    title(told),
    element('rect', { ...shape, class: `state ${name}` }),
    tears(scale, 0, BAR, { start, end }),
    label === undefined ? '' : text((room.start + room.end) / 2, 15, `middle on-${name}`, label),
  );
}

function priorityLine(stays: readonly Stay[], scale: Scale): string {
  const running = stays.filter(({ state, to }) => state !== 'OFF' && to > scale.from);
  const all = running.map(({ priority }) => priority);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const y = (priority: number) => BAR + 4 + (1 - (priority - least) / Math.max(most - least, 1)) * LINE;
  const steps = running.map(({ at, to, priority }, index) => {
    const isOn = running[index - 1]?.to === at;
    return `${isOn ? 'L' : 'M'}${rounded(scale.x(at))} ${rounded(y(priority))}H${rounded(scale.x(to))}`;
  });
  return element('path', { d: steps.join(''), class: 'priority' }, title(`priority ${all.join(', ')}`));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
