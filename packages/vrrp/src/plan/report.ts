import type { Micros } from '@kaconf/net';

/** A program and its arguments; it runs without a shell, as whoever the daemon runs as unless it says otherwise. */
export interface Command {
  readonly words: readonly string[];
  /** What is executed, where the first word is only what it is told that it is. */
  readonly file?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Beside that. */
  readonly groups?: readonly number[];
}

/** Whom an instance or a sync group tells what becomes of it. */
export interface NotifyPlan {
  readonly master?: Command;
  readonly backup?: Command;
  readonly fault?: Command;
  readonly stop?: Command;
  readonly deleted?: Command;
  readonly masterReceivedLowerPriority?: Command;
  /** Gets every state with the arguments `INSTANCE|GROUP NAME STATE PRIORITY`. */
  readonly any?: Command;
  /** `notify_deleted`: one that a reload takes away is told as DELETED, not as FAULT. */
  readonly tellsDeleted?: boolean;
  /** `notify_priority_changes`: the pipes are told. */
  readonly tellsPriority?: boolean;
  /** `smtp_alert`. */
  readonly mails?: boolean;
}

/** Whom the router as a whole tells. */
export interface ReportPlan {
  /** `notify_fifo` and `vrrp_notify_fifo`, in this order. */
  readonly pipes: readonly PipePlan[];
  readonly mail?: MailPlan;
  /** `fifo_write_vrrp_states_on_reload`. */
  readonly statesOnReload: boolean;
}

/** A named pipe, made with this owner, and who reads it. */
export interface PipePlan {
  /** As its keyword begins: with the process that it is for, or nothing for the pipe of all. */
  readonly kind: '' | 'vrrp_' | 'lvs_';
  readonly path: string;
  readonly uid?: number;
  readonly gid?: number;
  /** The path is its last word. */
  readonly reader?: Command;
}

/** Who gets mails, from whom, through which server. */
export interface MailPlan {
  readonly host: string;
  readonly port: number;
  readonly helloName: string;
  readonly timeout: Micros;
  /** As in the header, `On call <ops@example.com>`. */
  readonly from: string;
  readonly to: readonly string[];
  /** Of this machine, in the subject. */
  readonly routerId: string;
  /** Unless `no_email_faults`. */
  readonly tellsFaults: boolean;
}
