import { type Micros, micros } from '@kaconf/net';
import { stepText } from '../story/step.ts';
import { timeText } from '../story/time.ts';
import type { Holding, Spell, Timeline } from './timeline.ts';

/** Something that was done, or what somebody became of it, in words. */
export interface Happening {
  readonly at: Micros;
  readonly kind: 'step' | 'change';
  readonly text: string;
}

/** Steps and what has become of whom, in the order of time. */
export function happenings({ steps, lanes, routers }: Timeline): Happening[] {
  const severalRouters = routers.length > 1;
  // That a node is off has been told with the step.
  const told = steps.map(({ at, step }): Happening => ({ at, kind: 'step', text: stepText(step) }));
  const changed = lanes.flatMap(({ node, instance, changes }) =>
    changes.flatMap(({ at, state, priority, why }, index): Happening[] => {
      if (state === 'OFF') return [];
      const who = severalRouters ? `${node} ${instance}` : node;
      const isSameState = changes[index - 1]?.state === state;
      const standing = isSameState ? `priority ${priority}` : `${state} ${priority}`;
      return [{ at, kind: 'change', text: `${who}: ${standing}, ${why}` }];
    }),
  );
  return [...told, ...changed].toSorted((one, other) => one.at - other.at);
}

/** Who had each address, by the address. */
export function holdersOf({ holdings }: Timeline): [address: string, held: readonly Holding[]][] {
  const byAddress = Map.groupBy(holdings, ({ address }) => address);
  const inOrder = [...byAddress].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([address, held]) => [address, held.toSorted((one, other) => one.from - other.from)]);
}

/** `no master among a, b 0s–3.414s: 3.414s, limit 3.610s`. */
export function spellText({ kind, nodes, from, to, limit, isWorse }: Spell): string {
  const took = timeText(micros(to - from));
  const verdict = isWorse ? `WORSE than the limit of ${timeText(limit)}` : `limit ${timeText(limit)}`;
  return `${kind} among ${nodes.join(', ')} ${timeText(from)}–${timeText(to)}: ${took}, ${verdict}`;
}
