import type { InstancePlan } from '../plan/plan.ts';
import { fileStatus } from '../track/standing.ts';
import { type Effect, info } from './effect.ts';
import { missingInterfaces, trackingsOf } from './health.ts';
import { sourceAddress } from './source-address.ts';
import type { Turn } from './turn.ts';
import { type Watched, watched } from './watched.ts';

/** At the start the causes are told with the fault; later each has been news of its own. */
export function faultTexts(turn: Turn, index: number, plan: InstancePlan, atStart: boolean): Effect[] {
  if (!atStart) return [info(`(${plan.name}) Entering FAULT STATE`)];
  return [...causes(turn, plan, index), `(${plan.name}) entering FAULT state`].map(info);
}

function causes(turn: Turn, plan: InstancePlan, index: number): string[] {
  const { name, family, sourceInterface = '' } = plan;
  const trackers = trackingsOf(turn, index).flatMap((tracking) =>
    watched(turn, tracking).flatMap((one) => (one.standing === 'fault' ? causeText(turn, one) : [])),
  );
  return [
    ...(turn.inMaintenance ? [': entering FAULT state (maintenance)'] : []),
    ...(turn.unheard.includes(name) ? [': entering FAULT state (no socket)'] : []),
    ...missingInterfaces(turn, plan).map((down) => `: entering FAULT state (interface ${down} down)`),
    ...trackers.filter(({ early }) => early).map(({ text }) => text),
    ...(sourceAddress(plan, turn.interfaces[sourceInterface]) === undefined
      ? [` entering FAULT state (no IPv${family} address for interface)`]
      : []),
    ...trackers.filter(({ early }) => !early).map(({ text }) => text),
  ].map((text) => `(${name})${text}`);
}

/** `early`: keepalived says it before it looks at addresses. */
function causeText(turn: Turn, { kind, tracked }: Watched): { early: boolean; text: string }[] {
  const { name } = tracked;
  switch (kind) {
    case 'interface':
      return [{ early: true, text: `: entering FAULT state (interface ${name} down)` }];
    case 'file': {
      const status = fileStatus(tracked, turn.files[name] ?? 0);
      return [{ early: true, text: `: entering FAULT state (tracked file ${name} has status ${status})` }];
    }
    case 'process':
      return [{ early: true, text: ` entering FAULT state (tracked process ${name} quorum not achieved)` }];
    case 'script':
      return [{ early: false, text: `: entering FAULT state due to script ${name}` }];
    case 'bfd':
      return [];
  }
}
