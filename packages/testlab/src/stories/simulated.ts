import { type Account, inOrder, type Moment } from './moment.ts';
import type { Timeline } from './timeline.ts';

const MICROS = 1000;

export function simulated(timeline: Timeline): Account {
  return { transitions: inOrder(timeline.lanes.flatMap(transitionsOf)), addresses: addressesOf(timeline) };
}

/** An instance whose scripts have not run yet is nothing yet; that a node is off was done to it. */
function transitionsOf({ node, instance, changes }: Timeline['lanes'][number]): readonly Moment[] {
  return changes.flatMap(({ at, state, priority }, index) => {
    const before = changes[index - 1];
    const isFirst = before === undefined || before.state === 'OFF';
    const isNew = state !== before?.state && state !== 'OFF' && state !== 'INIT';
    const isOther = !isFirst && state !== 'OFF' && priority !== before.priority;
    const texts = [...(isOther ? [`priority ${priority}`] : []), ...(isNew ? [state] : [])];
    return texts.map((text) => ({ at: at / MICROS, text: `${node} ${instance} ${text}` }));
  });
}

function addressesOf({ holdings, steps, to: end }: Timeline): readonly Moment[] {
  const kills = steps.flatMap(({ at, step }) => (step.verb === 'kill' ? [`${step.node} ${at}`] : []));
  return inOrder(
    holdings.flatMap(({ node, address, from, to }) => [
      { at: from / MICROS, text: `${node} +${address}` },
      ...(to === end || kills.includes(`${node} ${to}`)
        ? []
        : [{ at: to / MICROS, text: `${node} -${address}` }]),
    ]),
  );
}
