import type { IpAddress, Micros } from '@kaconf/net';

/** Whom a checker asks, and how its packets leave. */
export interface Connection {
  readonly address: IpAddress;
  readonly port: number;
  /** `bindto`; the kernel's choice when absent. */
  readonly source: IpAddress | undefined;
  /** `bind_port`, which only a source address gives a meaning to; 0: the kernel's choice. */
  readonly sourcePort: number;
  /** `bind_if` */
  readonly interface: string | undefined;
  /** SO_MARK; 0: none. */
  readonly fwmark: number;
  /** `connect_timeout` */
  readonly timeout: Micros;
}

/** Whether it is the same way to the same server: what has been found out that way still holds. */
export function isSameConnection(one: Connection, other: Connection): boolean {
  return (
    one.address === other.address &&
    one.port === other.port &&
    one.source === other.source &&
    one.sourcePort === other.sourcePort &&
    one.interface === other.interface &&
    one.fwmark === other.fwmark &&
    one.timeout === other.timeout
  );
}

/** As the log has it: `[10.0.0.1]:80`. */
export function formatPair({ address, port }: Connection): string {
  return `[${address}]:${port}`;
}
