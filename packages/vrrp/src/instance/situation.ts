import type { IpAddress, Micros } from '@kaconf/net';
import type { InstancePlan } from '../plan/plan.ts';
import type { Effect } from '../router/effect.ts';
import type { Instance } from './instance.ts';

/** What an instance needs to know of the world to decide. */
export interface Situation {
  readonly plan: InstancePlan;
  /** The address that its adverts come from. */
  readonly source: IpAddress;
  readonly now: Micros;
  /** In a crowd that may be promoted at once: by what part of an interval, 0 to ½, its first interval is shorter. */
  readonly phase: number | undefined;
}

export type InstanceStep = readonly [Instance, readonly Effect[]];
