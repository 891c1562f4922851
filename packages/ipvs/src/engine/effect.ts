import type { Program } from '../plan/plan.ts';
import type { Command } from '../table/command.ts';

/** What the shell is to do, in this order. Plain data. */
export type Effect =
  /**
   * One after the other. When one is refused for another reason than that it is done already, keepalived's line about it
   * is logged and the rest goes on, unless it `decides`: then no further effect of this step is performed, and its third
   * part is the state. The checker then has told nothing, and tells it again at its next run.
   */
  | { readonly type: 'ipvs'; readonly commands: readonly Command[]; readonly decides: boolean }
  | Log
  | Notify
  | Mail;

export interface Log {
  readonly type: 'log';
  readonly level: 'info';
  readonly text: string;
}

/** A virtual server's quorum, or a real server, is up or down. */
export interface Notify {
  readonly type: 'notify';
  /** Of the notify FIFOs: `VS [10.0.0.1]:tcp:80 UP`, `RS [192.168.0.1]:tcp:80 [10.0.0.1]:tcp:80 DOWN`. */
  readonly line: string;
  /** What is run, too. */
  readonly program: Program | undefined;
  /** The process is about to end: it waits a second for the program. */
  readonly stopping: boolean;
}

export interface Mail {
  readonly type: 'mail';
  /** Behind the `[ROUTER_ID] ` of all mails. */
  readonly subject: string;
  readonly text: string;
}

export function info(text: string): Log {
  return { type: 'log', level: 'info', text };
}
