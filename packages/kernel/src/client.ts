import type { IpAddress } from '@kaconf/net';

/** Whom a client connects to, and how its packets leave. */
export interface ClientConnection {
  readonly address: IpAddress;
  readonly port: number;
  /** The kernel's choice when absent. */
  readonly source: IpAddress | undefined;
  /** Where there is a source address; 0: the kernel's choice. */
  readonly sourcePort: number;
  /** SO_BINDTODEVICE */
  readonly interface: string | undefined;
  /** SO_MARK; 0: none. */
  readonly fwmark: number;
}

/** Sockets that connect to others, thousands a second. Nothing is thrown: what is refused is told. */
export interface ClientSockets {
  /**
   * Connects by TCP, and closes the connection as soon as there is one.
   *
   * @param told once, before or after this returns, unless it is cancelled
   */
  tryConnect(connection: ClientConnection, told: (result: ConnectResult) => void): ClientAttempt;
  /** As `tryConnect`, but the connection stays: its descriptor belongs to who is told. */
  connect(connection: ClientConnection, told: (result: ConnectResult) => void): ClientAttempt;
  /** @param readable there is something to receive, or an error */
  openDatagram(options: ClientDatagramOptions, readable: () => void): ClientDatagrams | ClientRefusal;
  /** Nobody is told any more; what is open stays so until its owner closes it. */
  close(): void;
}

export interface ClientDatagramOptions {
  /** `icmp`: for echo requests, whose identifier the kernel fills in. */
  readonly protocol: 'udp' | 'icmp';
  readonly connection: ClientConnection;
  /** What ICMP says is heard by `unreachable`, and does not come as an error of `receive`. */
  readonly hearsIcmp: boolean;
}

export interface ClientAttempt {
  /** Closes it; nobody is told any more. */
  cancel(): void;
}

export type ConnectResult =
  /** `fd`: −1 when it has been closed already. */
  | { readonly type: 'connected'; readonly fd: number }
  /** The other side, or somebody on the way there, has said so. */
  | { readonly type: 'failed'; readonly errno: number }
  | ClientRefusal;

/** What this machine does not give. */
export interface ClientRefusal {
  readonly type: 'refused';
  readonly step: 'socket' | 'mark' | 'interface' | 'bind' | 'connect';
  /** Positive. */
  readonly errno: number;
  /** Of `connect`: it knows of no way there, or that nobody is there. */
  readonly unreachable: boolean;
}

/** Connected: hears nobody else. */
export interface ClientDatagrams {
  readonly type: 'datagrams';
  /** @returns 0, or the errno */
  send(payload: Uint8Array): number;
  /** One datagram, cut where it is longer; undefined when there is none; the errno of an error that was pending. @param limit up to 65,536 octets */
  receive(limit: number): Uint8Array | number | undefined;
  /** Whether ICMP has said that the destination cannot be reached; undefined when it has said nothing. */
  unreachable(): boolean | undefined;
  close(): void;
}
