import { happenings, holdersOf, type Share, spellText, type Timeline, timeText } from '@kaconf/simulate';
import { drawLanes, LEGEND } from './lanes.ts';

/** For a terminal: lanes, what happened, who had what, what took how long. */
export function timelineText(timeline: Timeline, width: number): string {
  const parts = [
    [...drawLanes(timeline, width), LEGEND],
    happeningsText(timeline),
    [...holdings(timeline), ...timeline.shares.map(shareText)],
    timeline.spells.map((spell) => `${spell.router}: ${spellText(spell)}`),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

export function happeningsText(timeline: Timeline): string[] {
  const all = happenings(timeline);
  const wide = Math.max(0, ...all.map(({ at }) => timeText(at).length));
  return all.map(
    ({ at, kind, text }) => `${timeText(at).padStart(wide)}  ${kind === 'change' ? '  ' : ''}${text}`,
  );
}

function holdings(timeline: Timeline): string[] {
  return holdersOf(timeline).map(([address, held]) => {
    const times = held.map(({ node, from, to }) => `${node} ${timeText(from)}–${timeText(to)}`);
    return `${address}: ${times.join(', ')}`;
  });
}

export function shareText({ router, none, one, several }: Share): string {
  return `${router}: one master for ${timeText(one)}, none for ${timeText(none)}, several for ${timeText(several)}`;
}
