import { type Micros, seconds } from '@kaconf/net';
import {
  deadline,
  type Effect,
  type Event,
  type Role,
  type RouterPlan,
  type RouterState,
  step,
  waitingRouter,
} from '../src/index.ts';
import { digests } from './digests.ts';
import { readConfiguration } from './story/configuration.ts';

export interface Running {
  readonly plan: RouterPlan;
  readonly state: RouterState;
  readonly now: Micros;
}

const WAITING_FOR_SCRIPT = { track_script: { chk: 0 } };

/** A router whose one instance, configured as in a story's plan.json, is in this role. */
export function routerIn(role: Role['type'], instance: object = {}, globalDefs: object = {}): Running {
  const waiting = role === 'initial' ? WAITING_FOR_SCRIPT : {};
  const { plan, interfaces } = readConfiguration(
    JSON.stringify({
      interfaces: { eth0: ['10.0.0.11', 'fe80::11'] },
      vrrp_instance: { VI_1: { ...waiting, ...instance } },
      vrrp_script: role === 'initial' ? { chk: {} } : {},
      global_defs: globalDefs,
    }),
  );
  const addresses = interfaces.eth0 ?? [];
  const up: Event = { type: 'interface', name: 'eth0', state: { up: role !== 'fault', addresses } };
  const idle = { plan, state: waitingRouter(plan, seconds(0)), now: seconds(0) };
  const started = after(after(idle, up), { type: 'start' });
  if (role === 'stopped') return after(started, { type: 'shutdown', keepAddresses: false });
  return role === 'master' ? afterTimer(started) : started;
}

export function after({ plan, state, now }: Running, event: Event): Running {
  return { plan, state: step(plan, state, event, now, digests)[0], now };
}

/** At its earliest deadline, or as much later as given. */
export function afterTimer({ plan, state, now }: Running, late = 0): Running {
  const due = ((deadline(state) ?? now) + late) as Micros;
  return after({ plan, state, now: due }, { type: 'timer' });
}

export function effectsOf({ plan, state, now }: Running, event: Event): readonly Effect[] {
  return step(plan, state, event, now, digests)[1];
}
