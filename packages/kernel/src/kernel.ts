import type { Family, IPv4Address, IpAddress, IpPrefix, MacAddress, Micros } from '@kaconf/net';
import type { Firewall } from './firewall.ts';
import type { Route, RouteKey } from './route.ts';
import type { Rule } from './rule.ts';

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
  openNetwork(listener: (event: NetworkEvent) => void, options?: NetworkOptions): Network;
  openRawSocket(options: RawSocketOptions): RawSocket;
  openPacketSocket(): PacketSocket;
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
  /**
   * Real-time signals, which `process.on` does not know; like its listeners this one does not keep the process alive.
   *
   * @param signal SIGRTMIN to SIGRTMAX
   * @throws KernelError EINVAL for any other
   */
  onSignal(signal: number, received: () => void): SignalListener;
  openFirewall(): Firewall;
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

export interface Link {
  readonly index: number;
  readonly name: string;
  readonly mac: MacAddress | undefined;
  readonly mtu: number;
  /** IFF_UP: the administrator wants it up. */
  readonly up: boolean;
  /** IFF_RUNNING: it has a carrier. */
  readonly running: boolean;
  /** `macvlan`, `vrf` …; a plain device has none. */
  readonly kind?: string;
  /** MACVLAN_MODE_*. */
  readonly macvlanMode?: number;
  /** The interface that it is on top of, when that is in this network namespace. */
  readonly base?: number;
  /** The VRF, bridge or bond that it belongs to. */
  readonly master?: number;
  /** The group of interfaces that it is in (ip-link(8)). */
  readonly group?: number;
  /** The routing table of a VRF. */
  readonly vrfTable?: number;
  readonly ipv4?: Ipv4Settings;
}

/** net.ipv4.conf.INTERFACE.*: what the kernel's documentation says about each (ip-sysctl). */
export interface Ipv4Settings {
  readonly rpFilter: number;
  readonly arpFilter: number;
  readonly arpIgnore: number;
  readonly promoteSecondaries: number;
  readonly acceptLocal: number;
}

/** An interface on top of another, with its index. */
export type NewLink = {
  readonly name: string;
  readonly base: number;
  readonly group: number;
  readonly master?: number;
} /** In private mode: it hears nothing of other macvlans on the same interface. */ & (
  | { readonly kind: 'macvlan'; readonly mac: MacAddress }
  /** In layer 2; flags are IPVLAN_F_*: 1 private, 2 VEPA. */
  | { readonly kind: 'ipvlan'; readonly flags: number }
);

/** What can be changed of an interface; what is absent stays as it is. */
export interface LinkSettings {
  readonly up?: boolean;
  readonly mac?: MacAddress;
  readonly macvlanMode?: number;
  readonly group?: number;
  /** 0 for none. */
  readonly master?: number;
  readonly ipv4?: Partial<Ipv4Settings>;
  /** It makes no link-local address of its own. */
  readonly ipv6AddressGeneration?: 'none';
}

export interface InterfaceAddress {
  readonly ifindex: number;
  readonly prefix: IpPrefix;
  readonly peer?: IpAddress;
  readonly broadcast?: IPv4Address;
  readonly label?: string;
  /** RT_SCOPE_*: 0 global, 253 link, 254 host. */
  readonly scope: number;
  /** IFA_F_*: 0x02 NODAD, 0x01 secondary … */
  readonly flags: number;
  /** Of IPv6, when it is added: how long it may be a source address; absent: for ever. */
  readonly preferredLifetime?: Micros;
  /** IFAPROT_*, when it is added: who has set it, for those who ask the kernel. */
  readonly protocol?: number;
}

export interface NetworkOptions {
  /** SO_RCVBUF of the listening socket in bytes (vrrp_netlink_monitor_rcv_bufs); 1 MiB when absent. */
  readonly receiveBuffer?: number;
}

/** What the machine's network looks like and how it changes; one rtnetlink socket that asks and one that listens. */
export interface Network {
  links(): readonly Link[];
  addresses(): readonly InterfaceAddress[];
  /** @throws KernelError EEXIST when it is there already, ENODEV … */
  addAddress(address: InterfaceAddress): void;
  /** @throws KernelError EADDRNOTAVAIL when it is not there */
  removeAddress(address: InterfaceAddress): void;
  /** @throws KernelError EEXIST when it is there already, ENETUNREACH when nothing leads to the gateway … */
  addRoute(route: Route): void;
  /** @throws KernelError ESRCH when it is not there */
  removeRoute(route: Route): void;
  /** @throws KernelError EEXIST when it is there already */
  addRule(rule: Rule): void;
  /** @throws KernelError ENOENT when it is not there */
  removeRule(rule: Rule): void;
  /** Which routes and rules are listened to from now on; at first none. */
  watchRouting(watch: RoutingWatch): void;
  /** @throws KernelError EEXIST, EOPNOTSUPP where the kernel knows no such kind … */
  addLink(link: NewLink): void;
  /** @throws KernelError ENODEV … */
  changeLink(index: number, settings: LinkSettings): void;
  /** @throws KernelError ENODEV … */
  removeLink(index: number): void;
  /** All of a group, at once: one after the other each takes the kernel some 20 ms. @throws KernelError ENODEV … */
  removeLinks(group: number): void;
  close(): void;
}

export interface RoutingWatch {
  /** RTPROT_*: those of others do not matter. */
  readonly protocol: number;
  readonly routes: readonly Family[];
  readonly rules: readonly Family[];
}

/**
 * This network was asked to remove it; what it removed has taken it along, as the first IPv4 address of a subnet does with
 * the others; or somebody else did it.
 */
export type Removal = 'asked for' | 'taken along' | 'by others';

export type NetworkEvent =
  | { readonly type: 'link'; readonly link: Link }
  | { readonly type: 'linkGone'; readonly link: Link }
  | { readonly type: 'address'; readonly address: InterfaceAddress }
  | { readonly type: 'addressGone'; readonly address: InterfaceAddress; readonly why: Removal }
  /** `own`: this network has removed it. */
  | { readonly type: 'routeGone'; readonly route: RouteKey; readonly own: boolean }
  | { readonly type: 'ruleGone'; readonly rule: Rule; readonly own: boolean }
  /** Routes or rules may be gone that nobody has told of. */
  | { readonly type: 'routingUncertain' }
  /** The socket overran (ENOBUFS) and events are lost: this is the whole truth again. */
  | {
      readonly type: 'resync';
      readonly links: readonly Link[];
      readonly addresses: readonly InterfaceAddress[];
    };

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
  /** Reads what is queued now and calls `received` with it before it returns. */
  drain(): void;
  close(): void;
}

/** Whole Ethernet frames out of any interface: ARP and unsolicited neighbour advertisements. */
export interface PacketSocket {
  send(batch: readonly { readonly ifindex: number; readonly frame: Uint8Array }[]): readonly SendFailure[];
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

export type ProcessEvent =
  /** The kernel has begun to tell; without this it never will. */
  | { readonly type: 'listening' }
  | { readonly type: 'forked'; readonly parent: number; readonly pid: number }
  | { readonly type: 'executed'; readonly pid: number }
  | { readonly type: 'renamed'; readonly pid: number; readonly name: string }
  | { readonly type: 'ended'; readonly pid: number }
  /** More happened than there was room for: what is known is wrong. */
  | { readonly type: 'lost' };

export interface ProcessMonitor {
  close(): void;
}

export interface SignalListener {
  close(): void;
}

/** In bytes (core), descriptors (nofile), microseconds of CPU without a pause (rttime); see setrlimit(2). */
export type Resource = 'core' | 'nofile' | 'rttime';

export interface ResourceLimit {
  /** What holds; Infinity for no limit. */
  readonly soft: number;
  /** How far `soft` may be raised. */
  readonly hard: number;
}

export interface ProcessCalls {
  /** The name that `ps` and `killall` see, cut to 15 bytes. */
  setName(name: string): void;
  /** The signal this process gets when its parent dies (PR_SET_PDEATHSIG). */
  signalOnParentDeath(signal: number): void;
  /**
   * Keeps the program's code and stack from being paged out. The JavaScript heap stays swappable:
   * V8 aborts when memory that it wants to give back is locked, as mlockall would.
   */
  lockMemory(): void;
  /** SCHED_RR with this priority (1–99), or back to SCHED_OTHER. */
  setRealtimePriority(priority: number | undefined): void;
  resourceLimit(resource: Resource): ResourceLimit;
  /**
   * Of this process and the children that it starts from now on.
   *
   * @throws KernelError EPERM to raise `hard` without CAP_SYS_RESOURCE, EINVAL for a `soft` above `hard`
   */
  setResourceLimit(resource: Resource, limit: ResourceLimit): void;
  /** An exclusive lock (fcntl F_SETLK) on an open file; false when another process holds it. */
  lockFile(fd: number): boolean;
  /** Joins the named network namespace (/run/netns/NAME). Call before any socket is made. */
  enterNetworkNamespace(name: string): void;
}
