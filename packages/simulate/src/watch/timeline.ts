import type { Micros } from '@kaconf/net';
import type { StateName } from '@kaconf/vrrp';
import type { Step } from '../story/step.ts';
import type { VirtualRouter } from './router.ts';

/** What has become of a world. Plain data: pictures are drawn from it. Times are microseconds from the beginning. */
export interface Timeline {
  readonly from: Micros;
  readonly to: Micros;
  readonly steps: readonly TimedStep[];
  readonly routers: readonly VirtualRouter[];
  /** Of each virtual router's members, in their order; a router's name tells it from the others. */
  readonly lanes: readonly Lane[];
  /** Of each virtual router. */
  readonly shares: readonly Share[];
  readonly holdings: readonly Holding[];
  readonly spells: readonly Spell[];
}

export interface TimedStep {
  readonly at: Micros;
  readonly step: Step;
}

/** What an instance of a node was, from change to change. */
export interface Lane {
  readonly router: string;
  readonly node: string;
  readonly instance: string;
  readonly changes: readonly Change[];
}

export interface Change {
  readonly at: Micros;
  /** OFF: the node does not run. */
  readonly state: StateName | 'OFF';
  readonly priority: number;
  /** Why it is in this state now, or has this priority. */
  readonly why: string;
}

/** How long there were so many masters in all, whether they could hear each other or not. */
export interface Share {
  readonly router: string;
  readonly none: Micros;
  readonly one: Micros;
  readonly several: Micros;
}

/** So long a node had an address. */
export interface Holding {
  readonly address: string;
  readonly interface: string;
  readonly node: string;
  readonly from: Micros;
  readonly to: Micros;
}

/**
 * A time that should be short, among nodes that hear each other: no master though somebody could be it, several masters, or
 * a better node that waits while a lower one is master.
 */
export interface Spell {
  readonly kind: SpellKind;
  readonly router: string;
  readonly nodes: readonly string[];
  /** Those that were masters at its end. */
  readonly masters: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  /** What the protocol allows. */
  readonly limit: Micros;
  readonly isWorse: boolean;
}

export type SpellKind = 'no master' | 'several masters' | 'lower master';
