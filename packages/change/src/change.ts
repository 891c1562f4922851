import type { Span } from '@kaconf/diagnostics';
import type { Consequence } from './reload/consequence.ts';

/** What differs in one object of the configuration: `vrrp_instance VI_1`. Plain data. */
export interface ObjectChange {
  /** The keyword that opens it; `global` for what stands in no object. */
  readonly block: string;
  /** As it is called now, or was last; empty where there is one only. */
  readonly name: string;
  /** What tells an operator which one it is: `VRID 51 on eth0`. */
  readonly about?: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: Span;
  readonly after?: Span;
  /** Of one that comes or goes, or of all its differences together where that is more than of each. */
  readonly consequence?: Consequence;
  /** Of one that is changed. */
  readonly differences: readonly Weighed[];
}

/** What differs in one statement. */
export interface Difference {
  /** The blocks in the object that it stands in: `real_server 10.0.0.2 80`, `TCP_CHECK`. */
  readonly within: readonly string[];
  readonly keyword: string;
  /** `reordered`: the same entries in another order, where that means something. */
  readonly change: 'added' | 'removed' | 'changed' | 'reordered';
  readonly before?: Side;
  readonly after?: Side;
  /** The objects that have it from here, since they do not say otherwise: `VI_1`. */
  readonly reaches: readonly string[];
}

/** With what a reload makes of it. */
export interface Weighed extends Difference {
  readonly consequence: Consequence;
}

/** One of two values. */
export interface Side {
  /** As it is written, or what holds where nothing is; secrets are left out. */
  readonly text: string;
  /** Absent where nothing is written, or nobody knows where. */
  readonly span?: Span;
  /** Nothing is written. */
  readonly isDefault?: true;
}
