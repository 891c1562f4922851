import type { DnsCheck, HttpGet, MiscCheck, SslGet, UdpCheck } from '@kaconf/config';
import type { Micros } from '@kaconf/net';
import type { TlsFiles } from '../stream/secure-context.ts';
import type { CheckerPlace } from '../verdict.ts';
import type { Connection } from './connection.ts';

/** A checker of a real server. Plain data. */
export type CheckerPlan =
  | TcpPlan
  | HttpGetPlan
  | SslGetPlan
  | SmtpPlan
  | DnsPlan
  | UdpPlan
  | PingPlan
  | MiscPlan
  | FilePlan
  | BfdPlan;

/** Those that ask time and again. */
export type AskingPlan = Exclude<CheckerPlan, FilePlan | BfdPlan>;

interface Common {
  readonly place: CheckerPlace;
  /** The real server as the log has it: `[10.0.0.1]:tcp:80`. */
  readonly server: string;
  /** The virtual server as the log has it. */
  readonly service: string;
  /** It has failed until it has succeeded. */
  readonly alpha: boolean;
}

interface Asking extends Common {
  /** From the end of a check to the next one's beginning. */
  readonly delayLoop: Micros;
  /** How many failures in a row are forgiven. */
  readonly retry: number;
  readonly delayBeforeRetry: Micros;
  /** The first check is at a random time within it. */
  readonly warmup: Micros;
  readonly logAllFailures: boolean;
}

interface Connecting extends Asking {
  readonly connection: Connection;
}

export interface TcpPlan extends Connecting {
  readonly type: 'TCP_CHECK';
}

export interface HttpGetPlan extends Connecting {
  readonly type: 'HTTP_GET';
  readonly check: HttpGet;
}

export interface SslGetPlan extends Connecting {
  readonly type: 'SSL_GET';
  readonly check: SslGet;
  /** The virtual host of the virtual server. */
  readonly serviceHost: string | undefined;
  /** The `SSL` block. */
  readonly tlsFiles: TlsFiles | undefined;
}

export interface SmtpPlan extends Connecting {
  readonly type: 'SMTP_CHECK';
  readonly heloName: string;
}

export interface DnsPlan extends Connecting {
  readonly type: 'DNS_CHECK';
  readonly recordType: DnsCheck['type'];
  /** Empty, or a dot: the root. */
  readonly name: string;
}

export interface UdpPlan extends Connecting {
  readonly type: 'UDP_CHECK';
  /** Empty: keepalived's own. */
  readonly payload: readonly number[];
  /** Undefined: silence is fine. */
  readonly reply: UdpCheck['require_reply'];
  readonly minReplyLength: number;
  readonly maxReplyLength: number;
}

export interface PingPlan extends Connecting {
  readonly type: 'PING_CHECK';
}

export interface MiscPlan extends Asking {
  readonly type: 'MISC_CHECK';
  readonly script: MiscCheck['misc_path'];
  /** A run that takes longer is ended. */
  readonly timeout: Micros;
  /** The exit status is the weight, plus 2. */
  readonly dynamic: boolean;
  /** The configured weight of the real server. */
  readonly serverWeight: number;
}

export interface FilePlan extends Common {
  readonly type: 'FILE_CHECK';
  /** The name of the `track_file`. */
  readonly file: string;
  /** 0: anything but zero in the file is a failure. */
  readonly weight: number;
  readonly reverse: boolean;
}

export interface BfdPlan extends Common {
  readonly type: 'BFD_CHECK';
  /** The name of the `bfd_instance`. */
  readonly session: string;
}
