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
  /** By what part of an interval, 0 to ½, its first interval is shorter: a crowd promoted at once takes turns then. */
  readonly phase: number;
}

export type InstanceStep = readonly [Instance, readonly Effect[]];
