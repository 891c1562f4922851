import type { IpAddress } from '@kaconf/net';
import type { Table } from '../table/table.ts';
import type { CheckerPlace } from './place.ts';

/** What can happen to virtual servers. */
export type Event =
  /**
   * Set up what the plan says.
   * `found` is what the kernel's table has: services of others stay, ours become as planned without a connection lost.
   * `verdicts` are those that are known without a check, of FILE_CHECK.
   */
  | { readonly type: 'start'; readonly found: Table; readonly verdicts: readonly Verdict[] }
  /** Behind `start`: the checkers may begin. */
  | { readonly type: 'activate' }
  | Checked
  /** What a checker adds to the weight of its real server has changed, and it stays up. */
  | { readonly type: 'weighed'; readonly place: CheckerPlace; readonly weight: number }
  /** This machine has got or lost an address, on one of its interfaces. Those that it has at the start come before `start`. */
  | { readonly type: 'addressPresent' | 'addressAbsent'; readonly address: IpAddress }
  /** SIGTERM. The state is at its end then. */
  | { readonly type: 'stop' };

/** What a checker has found of its real server. */
export interface Verdict {
  readonly place: CheckerPlace;
  readonly up: boolean;
  /** What it adds to the real server's weight: MISC_CHECK and FILE_CHECK only. By default what it was. */
  readonly weight?: number;
}

/** A checker has run for the first time, or found something else than before. */
export interface Checked extends Verdict {
  readonly type: 'checked';
  /** What is mailed of it, unless nobody wants to know: `=> TCP CHECK failed on service <=`. */
  readonly mail?: string;
}
