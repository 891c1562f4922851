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
  /** In a crowd that may be promoted at once. */
  readonly turn: AdvertTurn | undefined;
}

/** An interval is divided into equal parts; at the beginning of which one it advertises, from 0. */
export interface AdvertTurn {
  readonly part: number;
  readonly parts: number;
}

export type InstanceStep = readonly [Instance, readonly Effect[]];
