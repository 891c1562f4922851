import type { ControlPacket } from '../packet/control-packet.ts';

/** What the shell is to do for a session, in this order. Plain data. */
export type Effect =
  | { readonly type: 'send'; readonly packet: ControlPacket }
  /** Open its socket, and say how that went. */
  | { readonly type: 'open' }
  /** Tell who tracks it. */
  | { readonly type: 'tell'; readonly up: boolean }
  | { readonly type: 'drop'; readonly reason: DropReason }
  | Log;

export interface Log {
  readonly type: 'log';
  /** `detail` is printed with `-D` only. */
  readonly level: 'error' | 'warning' | 'info' | 'detail';
  readonly text: string;
  /** Printed with `-D -D` only. */
  readonly more?: true;
}

/** Why a packet changed nothing. */
export type DropReason = 'malformed' | 'unknown session' | 'wrong TTL' | 'authentication' | 'no socket';

export function log(level: Log['level'], text: string): Log {
  return { type: 'log', level, text };
}
