import { type Holding, type Share, type Spell, stepText, type Timeline, timeText } from '@kaconf/simulate';
import { drawLanes, LEGEND } from './lanes.ts';

type Time = Timeline['from'];

/** For a terminal: lanes, what happened, who had what, what took how long. */
export function timelineText(timeline: Timeline, width: number): string {
  const parts = [
    [...drawLanes(timeline, width), LEGEND],
    happenings(timeline),
    [...holdings(timeline), ...timeline.shares.map(shareText)],
    timeline.spells.map(spellText),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

/** Steps and what has become of whom, in the order of time. */
export function happenings({ steps, lanes, routers }: Timeline): string[] {
  const severalRouters = routers.length > 1;
  // That a node is off has been told with the step.
  const told = steps.map(({ at, step }) => ({ at, text: stepText(step) }));
  const changed = lanes.flatMap(({ node, instance, changes }) =>
    changes.flatMap(({ at, state, priority, why }, index) => {
      if (state === 'OFF') return [];
      const who = severalRouters ? `${node} ${instance}` : node;
      const isSameState = changes[index - 1]?.state === state;
      const standing = isSameState ? `priority ${priority}` : `${state} ${priority}`;
      return [{ at, text: `  ${who}: ${standing}, ${why}` }];
    }),
  );
  const all = [...told, ...changed].toSorted((one, other) => one.at - other.at);
  const wide = Math.max(0, ...all.map(({ at }) => timeText(at).length));
  return all.map(({ at, text }) => `${timeText(at).padStart(wide)}  ${text}`);
}

function holdings({ holdings: all }: Timeline): string[] {
  const byAddress = Map.groupBy(all, ({ address }) => address);
  const inOrder = [...byAddress].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([address, held]) => `${address}: ${heldText(held)}`);
}

function heldText(held: readonly Holding[]): string {
  return held
    .toSorted((one, other) => one.from - other.from)
    .map(({ node, from, to }) => `${node} ${timeText(from)}–${timeText(to)}`)
    .join(', ');
}

function shareText({ router, none, one, several }: Share): string {
  return `${router}: one master for ${timeText(one)}, none for ${timeText(none)}, several for ${timeText(several)}`;
}

export function spellText({ kind, router, nodes, from, to, limit, isWorse }: Spell): string {
  const took = timeText((to - from) as Time);
  const verdict = isWorse ? `WORSE than the limit of ${timeText(limit)}` : `limit ${timeText(limit)}`;
  return `${router}: ${kind} among ${nodes.join(', ')} ${timeText(from)}–${timeText(to)}: ${took}, ${verdict}`;
}
