import type { Family } from '@kaconf/net';
import type { BfdCheckBlock } from './schema/checkers/bfd-check.ts';
import type { FileCheckBlock } from './schema/checkers/file-check.ts';
import type { MiscCheckBlock } from './schema/checkers/misc-check.ts';
import type { SmtpCheckBlock } from './schema/checkers/smtp-check.ts';
import type { RealServerBlock } from './schema/servers/real-server.ts';
import type { VirtualServerBlock } from './schema/servers/virtual-server.ts';
import type { Script } from './schema/types/processes/script.ts';
import type { Forwarding } from './schema/types/servers/forwarding.ts';
import type { Granularity } from './schema/types/servers/granularity.ts';
import type { SingleService } from './schema/types/servers/server.ts';
import type { VirtualServerGroup } from './schema/types/servers/server-group.ts';

/** A service with its real servers, of which there is at least one. */
export interface VirtualServer
  extends Omit<
    VirtualServerBlock,
    'name' | 'service' | 'ip_family' | 'persistence_granularity' | 'real_server'
  > {
  readonly service: Service;
  /** Of the packets that it gets; undefined for a group of both. */
  readonly family: Family | undefined;
  readonly lb_algo: NonNullable<VirtualServerBlock['lb_algo']>;
  /** That of its real servers, unless they say otherwise. */
  readonly lb_kind: Forwarding | undefined;
  readonly persistence_granularity: Granularity | undefined;
  readonly smtp_alert: boolean;
  readonly real_server: readonly RealServer[];
}

export type Service = SingleService | GroupService;

/** A group may be several services: that is what tells them apart. */
export interface GroupService {
  readonly type: 'group';
  readonly group: VirtualServerGroup;
  /** How many virtual servers above have the same group. */
  readonly index: number;
}

export interface RealServer extends Omit<RealServerBlock, keyof CheckersBlock>, Checkers {
  readonly lvs_method: Forwarding;
  readonly smtp_alert: boolean;
}

type CheckersBlock = Pick<RealServerBlock, keyof Checkers>;

/** Those that can check something. */
export interface Checkers
  extends Pick<
    RealServerBlock,
    'TCP_CHECK' | 'HTTP_GET' | 'SSL_GET' | 'DNS_CHECK' | 'UDP_CHECK' | 'PING_CHECK'
  > {
  readonly SMTP_CHECK: readonly SmtpCheck[];
  readonly MISC_CHECK: readonly MiscCheck[];
  readonly FILE_CHECK: readonly FileCheck[];
  readonly BFD_CHECK: readonly BfdCheck[];
}

export interface SmtpCheck extends Omit<SmtpCheckBlock, 'host'> {}

export interface MiscCheck extends MiscCheckBlock {
  readonly misc_path: Script;
}

export interface FileCheck extends Omit<FileCheckBlock, 'track_file'> {
  /** One of `track_files`. */
  readonly track_file: string;
  readonly weight: NonNullable<FileCheckBlock['weight']>;
}

export interface BfdCheck extends Omit<BfdCheckBlock, 'name'> {
  /** One of `bfd_instances`, if that one has a neighbour. */
  readonly name: string;
}
