import type { Ipv4Settings } from '@kaconf/kernel';

export type ArpSettings = Pick<Ipv4Settings, 'arpIgnore' | 'arpFilter'>;

/** Of something by the index of its interface. */
export type ByInterface<T> = readonly (readonly [index: number, value: T])[];

/** `rp_filter` of everything, of interfaces to come, and of those that filtered less than all together. */
export interface ReversePathSettings {
  readonly all: number;
  readonly default: number;
  readonly interfaces: ByInterface<number>;
}

/** What this process has changed on the machine, as it was before: plain data, since who comes after it may have to put it back. */
export interface FormerSettings {
  /** Of interfaces that carry macvlans. */
  readonly arp: ByInterface<ArpSettings>;
  readonly reversePath: ReversePathSettings | undefined;
  /** The interfaces that did not promote secondary addresses. */
  readonly unpromoted: readonly number[];
  /** The kernel told others of its link-local groups. */
  readonly localIgmp: boolean;
}
