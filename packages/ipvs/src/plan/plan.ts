import type { IpAddress } from '@kaconf/net';
import type { Tunnel } from '../table/destination.ts';
import type { Service } from '../table/service.ts';

/** The virtual servers of a checker process. Plain data. */
export interface ServicesPlan {
  readonly services: readonly VirtualServerPlan[];
  /** `lvs_flush`: what is in the kernel's table at the start goes, whoever put it there. */
  readonly flushes: boolean;
  /** `lvs_flush_on_stop`. */
  readonly flushOnStop: 'none' | 'all' | 'VS';
  /** `rs_init_notifies`: real servers that begin as up are told of. */
  readonly tellsInitial: boolean;
  /** Unless `no_checker_emails`: a checker's change is mailed when it changes nothing for the real server, too. */
  readonly mailsCheckers: boolean;
}

export interface VirtualServerPlan {
  /** As keepalived's log has it: `[10.0.0.1]:tcp:80`, `FWM 5`, `[GROUP]:0`. */
  readonly name: string;
  /** The name of its `virtual_server_group`. */
  readonly group: string | undefined;
  /** What it is in the kernel: one service, or those of each entry of its group. */
  readonly entries: readonly ServiceEntry[];
  readonly servers: readonly RealServerPlan[];
  readonly sorry: SorryServerPlan | undefined;
  /** The sum of weights that it needs. */
  readonly quorum: number;
  readonly hysteresis: number;
  /** Its real servers are told of as down when it stops. */
  readonly omega: boolean;
  /** `ha_suspend`: its checkers pause while the machine has not this address; a group has none, and its pause for ever. */
  readonly suspends: { readonly address: IpAddress | undefined } | undefined;
  /** `smtp_alert`: its quorum is mailed. */
  readonly mails: boolean;
  readonly quorumUp: Program | undefined;
  readonly quorumDown: Program | undefined;
  readonly virtualhost: string | undefined;
  readonly snmpName: string | undefined;
}

/** Of a group: a range of addresses, or a firewall mark; else the service itself. */
export interface ServiceEntry {
  /** As keepalived's log has it: `[10.0.0.1]:tcp:80`, `[10.0.0.1]:tcp:80-10.0.0.9`, `FWM 5`. */
  readonly name: string;
  readonly services: readonly Service[];
}

export interface RealServerPlan extends ForwardingPlan {
  readonly weight: number;
  /** How many connections are too many; 0: never. */
  readonly upperThreshold: number;
  /** How many are few enough again. */
  readonly lowerThreshold: number;
  /** `inhibit_on_failure`: it stays in the table, with weight 0. */
  readonly inhibits: boolean;
  /** `smtp_alert`. */
  readonly mails: boolean;
  readonly notifyUp: Program | undefined;
  readonly notifyDown: Program | undefined;
  readonly snmpName: string | undefined;
  /** As keepalived runs them: in the order of the configuration, FILE_CHECK last. */
  readonly checkers: readonly CheckerPlan[];
  /** How many more it would have with `alpha` if their programs could run here. */
  readonly lost: number;
}

export interface SorryServerPlan extends ForwardingPlan {
  /** `sorry_server_inhibit`: while it does not serve it stays in the table, with weight 0. */
  readonly inhibits: boolean;
}

interface ForwardingPlan {
  /** As keepalived's log has it: `[192.168.0.1]:tcp:80`. */
  readonly name: string;
  readonly address: IpAddress;
  /** Of NAT only; the others leave that of the service. */
  readonly port: number;
  readonly method: 'NAT' | 'DR' | 'TUN';
  readonly tunnel: Tunnel;
}

export interface CheckerPlan {
  readonly kind: CheckerKind;
  /** Until it has run its real server counts as failed. */
  readonly alpha: boolean;
  /** What it checks, and how: one with the same identity goes on after a reload. */
  readonly identity: string;
}

export type CheckerKind =
  | 'TCP_CHECK'
  | 'HTTP_GET'
  | 'SSL_GET'
  | 'SMTP_CHECK'
  | 'DNS_CHECK'
  | 'UDP_CHECK'
  | 'PING_CHECK'
  | 'MISC_CHECK'
  | 'FILE_CHECK'
  | 'BFD_CHECK';

/** What is run, and as whom. */
export interface Program {
  readonly words: readonly string[];
  /** What is executed, where the first word is only what it is told that it is. */
  readonly file?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Beside that. */
  readonly groups?: readonly number[];
}
