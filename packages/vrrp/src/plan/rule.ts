import type { Rule } from '@kaconf/net';

/** A rule that a master adds, or that is there from the start: what `ip rule` takes. */
export interface VirtualRule extends Rule {
  /** Nobody minds when somebody else removes it, nor when its interface goes down. */
  readonly noTrack?: boolean;
  /** Of a static one: who is in fault without its interface. */
  readonly trackGroup?: string;
}
