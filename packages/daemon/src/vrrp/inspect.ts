import type { Micros } from '@kaconf/net';
import { explain, type RouterPlan, type RouterState, scriptStandings } from '@kaconf/vrrp';
import type { Inspection } from '../control/protocol.ts';
import type { Performers } from './performers.ts';

/** The router at a moment. */
interface Standing {
  readonly plan: RouterPlan;
  readonly state: RouterState;
  readonly now: Micros;
}

/** @param instance only that one */
export function inspect(
  { plan, state, now }: Standing,
  { transitions, counters, drops }: Pick<Performers, 'transitions' | 'counters' | 'drops'>,
  instance?: string,
): Inspection {
  const instances = explain(plan, state, now, instance).map((explanation) => ({
    ...explanation,
    transitions: transitions.of(explanation.name),
    statistics: counters.of(explanation.name),
    drops: drops.of(explanation.name),
  }));
  const strays = drops.strays(new Set(plan.instances.map(({ name }) => name)));
  return { instances, scripts: scriptStandings(plan, state), strays };
}
