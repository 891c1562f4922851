import type { InstancePlan } from '../plan/plan.ts';
import { type Effect, info } from './effect.ts';
import { judge, missingInterfaces, watched } from './health.ts';
import { sourceAddress } from './source-address.ts';
import type { Turn } from './turn.ts';

/** At the start the causes are told with the fault; later each has been news of its own. */
export function faultTexts(turn: Turn, plan: InstancePlan, atStart: boolean): Effect[] {
  if (!atStart) return [info(`(${plan.name}) Entering FAULT STATE`)];
  return [...causes(turn, plan), `(${plan.name}) entering FAULT state`].map(info);
}

function causes(turn: Turn, plan: InstancePlan): string[] {
  const { name, family } = plan;
  const texts = missingInterfaces(turn, plan).map(
    (down) => `(${name}): entering FAULT state (interface ${down} down)`,
  );
  if (sourceAddress(plan, turn.interfaces[plan.sourceInterface ?? '']) === undefined) {
    texts.push(`(${name}) entering FAULT state (no IPv${family} address for interface)`);
  }
  for (const one of watched(turn, plan)) {
    if (one.tracked.weight !== 0 || judge(one) !== 'fault') continue;
    const cause =
      one.kind === 'script' ? `due to script ${one.tracked.name}` : `(interface ${one.tracked.name} down)`;
    texts.push(`(${name}): entering FAULT state ${cause}`);
  }
  return texts;
}
