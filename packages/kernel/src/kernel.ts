import type { Micros } from '@kaconf/net';
import type { ClientSockets } from './client.ts';
import type { Firewall } from './firewall.ts';
import type { GenericNetlink } from './generic-netlink.ts';
import type { Network, NetworkEvent } from './network.ts';
import type { ProcessCalls, ProcessEvent, ProcessMonitor } from './processes.ts';
import type {
  PacketSocket,
  RawSocket,
  RawSocketOptions,
  UdpSocket,
  UdpSocketOptions,
  UnixDatagram,
} from './sockets.ts';

/**
 * Everything the daemon asks of Linux. `linuxKernel()` implements it over the native addon and netlink,
 * `fakeKernel()` in memory. A refusal is a `KernelError`; it names the operation, its object and the errno.
 */
export interface Kernel {
  /** CLOCK_MONOTONIC. */
  now(): Micros;
  /** CLOCK_REALTIME: since the epoch, in UTC; somebody may set it. */
  wallClock(): Micros;
  /** One-shot, absolute, to the microsecond (timerfd). A deadline in the past expires at once. */
  createTimer(expired: () => void): Timer;
  openNetwork(listener: (event: NetworkEvent) => void): Network;
  openRawSocket(options: RawSocketOptions): RawSocket;
  openPacketSocket(): PacketSocket;
  /** @throws KernelError EADDRINUSE, EADDRNOTAVAIL … */
  openUdpSocket(options: UdpSocketOptions): UdpSocket;
  /** For those who ask servers whether they are there. */
  openClientSockets(): ClientSockets;
  /** @param path where the receiver listens: `/dev/log`; with `@` in front an abstract name, as `NOTIFY_SOCKET` may be */
  openUnixDatagram(path: string): UnixDatagram;
  /** @throws KernelError where inotify has no more instances */
  watchFolders(changed: (change: FileChange) => void): FolderWatch;
  /** @throws KernelError where the kernel has no such events, or not for this process */
  monitorProcesses(happened: (event: ProcessEvent) => void): ProcessMonitor;
  /**
   * A FIFO.
   *
   * @throws KernelError EEXIST when there is something, ENOENT, EACCES …
   */
  makeNamedPipe(path: string, mode: number): void;
  /** Without a name: for processes that this one starts. Neither end ever blocks. */
  openPipe(): Pipe;
  /**
   * Real-time signals, which `process.on` does not know; like its listeners this one does not keep the process alive.
   *
   * @param signal SIGRTMIN to SIGRTMAX
   * @throws KernelError EINVAL for any other
   */
  onSignal(signal: number, received: () => void): SignalListener;
  openFirewall(): Firewall;
  /** @throws KernelError ENOENT when the kernel has no such family, and no module that it knows to have it */
  openGenericNetlink(family: string): GenericNetlink;
  /** Whether an interface has a link, asked that way; undefined when it does not answer to that. */
  linkStatus(name: string, question: LinkQuestion): boolean | undefined;
  readonly sysctls: Sysctls;
  readonly process: ProcessCalls;
}

/** The registers of its transceiver, what its driver tells ethtool(8), or its flags: up and running. */
export type LinkQuestion = 'MII' | 'ETHTOOL' | 'IOCTL';

/** Kernel settings, of this network namespace where they are the network's. Names are paths below /proc/sys. */
export interface Sysctls {
  /** Undefined when there is no such setting, or it is no number. */
  read(name: string): number | undefined;
  /** @throws KernelError ENOENT, EROFS … */
  write(name: string, value: number): void;
}

export interface Timer {
  /** Replaces the earlier deadline; `undefined` disarms. */
  set(deadline: Micros | undefined): void;
  close(): void;
}

/** A file was written, or has come into the folder by its name; or it is gone from there. */
export interface FileChange {
  readonly folder: string;
  readonly file: string;
  readonly gone: boolean;
}

export interface FolderWatch {
  /** @throws KernelError ENOENT, ENOTDIR, ENOSPC when there are too many … */
  add(folder: string): void;
  close(): void;
}

/** Descriptors. */
export interface Pipe {
  readonly read: number;
  readonly write: number;
}

export interface SignalListener {
  close(): void;
}
