import type { IpAddress } from '@kaconf/net';

/** What stops one; the kernel looks at the state only, for it runs one of each. */
export interface SyncDaemonKey {
  /** A master tells of its connections, a backup hears of them; a machine may be both. */
  readonly state: 'master' | 'backup';
  /** 0–255 */
  readonly syncId: number;
}

/** A thread of the kernel that keeps another machine's connections like this one's. What is left out is the kernel's choice. */
export interface SyncDaemon extends SyncDaemonKey {
  readonly interface: string;
  /** In octets. */
  readonly maxlen?: number | undefined;
  readonly port?: number | undefined;
  readonly ttl?: number | undefined;
  readonly group?: IpAddress | undefined;
}
