import type { MiscCheck } from '@kaconf/config';
import type { Micros } from '@kaconf/net';
import type { Connection } from '../plan/connection.ts';

/** Everything that a probe asks of the machine. */
export interface ProbeEdge {
  /** CLOCK_MONOTONIC. */
  now(): Micros;
  /** 0 ≤ it < 1. */
  random(): number;
  log(text: string): void;
  /** With `-D` only. */
  logDetail(text: string): void;
  /** As strerror(3) has it: `Connection refused`. */
  errorText(errno: number): string;
  readonly sockets: ClientSockets;
  readonly programs: Programs;
}

export interface ClientSockets {
  /**
   * Connects by TCP, and closes the connection as soon as there is one.
   *
   * @param told once, before or after this returns, unless it is cancelled
   */
  tryConnect(connection: Connection, told: (result: ConnectResult) => void): Cancellable;
  /** As `tryConnect`, but the connection stays: its descriptor belongs to who is told. */
  connect(connection: Connection, told: (result: ConnectResult) => void): Cancellable;
  /** @param readable there is something to receive, or an error */
  openDatagram(options: DatagramOptions, readable: () => void): DatagramSocket | SocketRefusal;
}

export interface DatagramOptions {
  /** `icmp`: for echo requests, whose identifier the kernel fills in. */
  readonly protocol: 'udp' | 'icmp';
  readonly connection: Connection;
  /** What ICMP says is heard by `unreachable`, and does not come as an error of `receive`. */
  readonly hearsIcmp: boolean;
}

export interface Cancellable {
  /** Closes it; nobody is told any more. */
  cancel(): void;
}

export type ConnectResult =
  /** `fd`: −1 when it has been closed already. */
  | { readonly type: 'connected'; readonly fd: number }
  /** The other side, or somebody on the way there, has said so. */
  | { readonly type: 'failed'; readonly errno: number }
  | SocketRefusal;

/** What this machine does not give. */
export interface SocketRefusal {
  readonly type: 'refused';
  readonly step: 'socket' | 'mark' | 'interface' | 'bind' | 'connect';
  /** Positive. */
  readonly errno: number;
  /** Of `connect`: it knows of no way there, or that nobody is there. That is a failure to connect, not of the check. */
  readonly unreachable: boolean;
}

/** Connected: hears nobody else, and what ICMP says of it. */
export interface DatagramSocket {
  readonly type: 'datagrams';
  /** @returns 0, or the errno */
  send(payload: Uint8Array): number;
  /** One datagram, cut where it is longer; undefined when there is none; the errno of an error that was pending. */
  receive(limit: number): Uint8Array | number | undefined;
  /** What ICMP has said: whether the destination cannot be reached; undefined when nothing was said. */
  unreachable(): boolean | undefined;
  close(): void;
}

/** Starts programs of MISC_CHECK. */
export interface Programs {
  /** @param ended once, unless it is dropped */
  start(script: MiscCheck['misc_path'], ended: (end: ProgramEnd) => void): RunningProgram;
}

export interface RunningProgram {
  /** Undefined until it has been started. */
  readonly pid: number | undefined;
  /** It and everything it has started. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** How it ends is no news any more; it is ended. */
  drop(): void;
}

export type ProgramEnd =
  | { readonly type: 'exited'; readonly status: number }
  | { readonly type: 'signalled'; readonly signal: number }
  /** It cannot be run. */
  | { readonly type: 'notStarted'; readonly reason: string }
  /** Nobody could try: this machine had no room for it. */
  | { readonly type: 'notTried'; readonly reason: string };
