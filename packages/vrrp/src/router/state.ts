import type { Micros } from '@kaconf/net';
import { earlier, type Instance, instanceDeadline } from '../instance/instance.ts';
import type { Process } from '../track/process.ts';
import { type Script, scriptDeadline } from '../track/script.ts';
import type { InterfaceState } from './event.ts';
import { type LinkMemory, linkDeadline } from './links.ts';
import { type Lanes, laneDeadline } from './pacing.ts';

/** Everything the router remembers. `instances` and `scripts` stand in the order of the plan's. */
export interface RouterState {
  readonly phase: 'waiting' | 'running' | 'stopped';
  /** `vrrp_startup_delay`: until when nothing is sent or heard; undefined when that is over. */
  readonly delayedUntil: Micros | undefined;
  readonly interfaces: Readonly<Record<string, InterfaceState>>;
  readonly instances: readonly Instance[];
  readonly scripts: readonly Script[];
  readonly lanes: Lanes;
  /** By name: what tracked files hold, which programs run, which BFD sessions are up. */
  readonly files: Readonly<Record<string, number>>;
  readonly processes: Readonly<Record<string, Process>>;
  readonly bfds: Readonly<Record<string, boolean>>;
  readonly links: LinkMemory;
  /** Somebody works on this machine: no instance takes part, over reloads, too. */
  readonly inMaintenance: boolean;
  /** The names of instances without a socket. */
  readonly unheard: readonly string[];
}

/** The time of the next `timer` event; `undefined` when only the world can make something happen. */
export function deadline(state: RouterState): Micros | undefined {
  if (state.phase !== 'running') return undefined;
  let first = state.delayedUntil;
  for (const instance of state.instances) first = earlier(first, instanceDeadline(instance));
  for (const script of state.scripts) first = earlier(first, scriptDeadline(script));
  for (const lane of Object.values(state.lanes)) first = earlier(first, laneDeadline(lane));
  for (const { settleAt } of Object.values(state.processes)) first = earlier(first, settleAt);
  return earlier(first, linkDeadline(state.links));
}

/** When the first backup takes its master for dead, unless it hears of it before. */
export function nextTakeover({ instances }: RouterState): Micros | undefined {
  let first: Micros | undefined;
  for (const { role } of instances) if (role.type === 'backup') first = earlier(first, role.masterDownAt);
  return first;
}
