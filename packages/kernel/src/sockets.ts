import type { Family, IpAddress, Micros } from '@kaconf/net';

export interface RawSocketOptions {
  readonly family: Family;
  /** IP protocol number: 112 is VRRP, 51 AH. */
  readonly protocol: number;
  /** Bound to this interface: it hears and speaks nowhere else. Without one it is not bound to any. */
  readonly ifindex: number | undefined;
  /** Multicast groups to join on the interface. Its own datagrams are not looped back. */
  readonly groups: readonly IpAddress[];
  /** Hears only what is sent to this address, which may be one of the groups. */
  readonly boundTo?: IpAddress;
  /** SO_RCVBUF in bytes; the kernel's default when absent. */
  readonly receiveBuffer?: number;
  /** Called with everything that was queued, oldest first. */
  received(datagrams: readonly ReceivedDatagram[]): void;
  /** Called before that with what was expected and has come, in the order in which it came last. */
  repeated?(repeats: readonly Repeat[]): void;
}

export interface ReceivedDatagram {
  readonly ifindex: number;
  readonly source: IpAddress;
  readonly destination: IpAddress;
  /** TTL or hop limit as it arrived. */
  readonly hopLimit: number;
  /** What follows the IP header. Valid until the callback returns: copy what is kept. */
  readonly payload: Uint8Array;
  /** IPv4 with protocol 51 (AH) only: the IP header, which is signed too. Valid as long as the payload. */
  readonly header?: Uint8Array;
  /** Kernel receive time, CLOCK_MONOTONIC. */
  readonly time: Micros;
}

/** Of a datagram that is to come again, unchanged. */
export interface Expectation {
  /** @returns how many have come that `repeated` has not told of */
  forget(): number;
}

/** What was expected has come. */
export interface Repeat {
  readonly expectation: Expectation;
  /** When it came last. */
  readonly time: Micros;
  /** How often, since it was told of before. */
  readonly count: number;
}

export interface Datagram {
  readonly source: IpAddress;
  readonly destination: IpAddress;
  /** Absent for IPv6: the kernel's default. */
  readonly hopLimit?: number;
  /** IPv4: 1–65535; the kernel's choice when absent. */
  readonly identification?: number;
  readonly payload: Uint8Array;
}

export interface SendFailure {
  /** Index in the batch. */
  readonly index: number;
  readonly error: KernelErrorLike;
}

export interface KernelErrorLike extends Error {
  /** `ENETDOWN` … */
  readonly code: string;
  readonly errno: number;
  /** `send advert`, `add address` … */
  readonly operation: string;
  /** `10.0.0.10/24 on eth0` … */
  readonly object: string;
}

export interface RawSocket {
  /** One sendmmsg. Traffic class CS6 (TOS 0xc0). Returns what the kernel refused; the others are on their way. */
  send(batch: readonly Datagram[]): readonly SendFailure[];
  /** Reads what is queued now and calls `received` with what nobody expects before it returns. */
  look(): void;
  /** Also tells what is expected and has come. */
  drain(): void;
  /**
   * From now on those like this one wake nobody: `repeated` tells when the last of them
   * came, within `drain` or before something else that comes.
   * @param datagram within `received`, one of those
   * @returns undefined when there is no room for more
   */
  expect(datagram: ReceivedDatagram): Expectation | undefined;
  close(): void;
}

/** Whole Ethernet frames out of any interface: ARP and unsolicited neighbour advertisements. */
export interface PacketSocket {
  send(batch: readonly { readonly ifindex: number; readonly frame: Uint8Array }[]): readonly SendFailure[];
  close(): void;
}

export interface UdpSocketOptions {
  readonly family: Family;
  /** Where others send to, or where this one sends from; the kernel's choice at the first send when absent. */
  readonly port?: number;
  /** All of this machine's when absent. */
  readonly address?: IpAddress;
  /** TTL or hop limit of what is sent, 1–255. */
  readonly hopLimit: number;
  /** Called with what was queued, oldest first; without it nothing is read. */
  received?(datagrams: readonly UdpDatagram[]): void;
}

export interface UdpDatagram {
  readonly source: IpAddress;
  readonly sourcePort: number;
  readonly destination: IpAddress;
  /** TTL or hop limit as it arrived. */
  readonly hopLimit: number;
  readonly payload: Uint8Array;
}

export interface UdpSocket {
  /** Traffic class CS6 (TOS 0xc0). Never blocks. Returns what the kernel refused. */
  send(address: IpAddress, port: number, payload: Uint8Array): KernelErrorLike | undefined;
  /** Reads what is queued now and calls `received` with it before it returns. */
  drain(): void;
  close(): void;
}

/** Datagrams to a process of this machine: syslogd, systemd. It may come later, go, and come back. */
export interface UnixDatagram {
  /**
   * Never blocks. Returns what the kernel refused: EAGAIN when the receiver's queue is full, ECONNREFUSED or ENOENT
   * when nobody is there.
   */
  send(bytes: Uint8Array): KernelErrorLike | undefined;
  close(): void;
}
