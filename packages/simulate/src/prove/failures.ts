import type { Step } from '../story/step.ts';
import { virtualRouters } from '../watch/router.ts';
import { ROUTED } from '../world/interfaces.ts';
import { isWellFailing, type Node, trackersOf } from '../world/node.ts';

/** Everything that can fail by itself: nodes, their interfaces, what they track, the links between two of them. */
export function failuresOf(nodes: readonly Node[]): Step[] {
  return [
    ...nodes.map((node): Step => ({ verb: 'kill', node: node.name })),
    ...nodes.flatMap((node) => interfacesIn(node)),
    ...nodes.flatMap((node) =>
      trackersOf(node).map((tracker): Step => {
        const verb = isWellFailing(node, tracker) ? 'recover' : 'fail';
        return { verb, node: node.name, tracker };
      }),
    ),
    ...linksBetween(nodes),
  ];
}

function interfacesIn({ name, interfaces }: Node): Step[] {
  const names = new Set(interfaces.map(({ base }) => base));
  return [...names].map((one): Step => ({ verb: 'down', node: name, interface: one }));
}

function linksBetween(nodes: readonly Node[]): Step[] {
  const all = virtualRouters(nodes).flatMap(({ segment, members }): Step[] =>
    members.flatMap((one, index) =>
      members.slice(index + 1).flatMap((other): Step[] => {
        if (one.node === other.node) return [];
        // What routes take care of has no segment of its own.
        const where = segment === ROUTED ? undefined : segment;
        return [{ verb: 'cut', nodes: [one.node, other.node], segment: where }];
      }),
    ),
  );
  return [...new Map(all.map((step) => [JSON.stringify(step), step])).values()];
}
