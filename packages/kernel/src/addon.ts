/**
 * The native addon: system calls over descriptors, buffers and numbers. Each is described at its definition in native/.
 * What opens or configures throws an Error with the positive `errno`; the others return a count or -errno.
 */
export interface Addon {
  openTimer(): number;
  /** Microseconds of CLOCK_MONOTONIC; negative disarms. */
  setTimer(fd: number, deadline: number): void;
  /** Whether it has expired since it was set or read. */
  readTimer(fd: number): boolean;

  /** Calls `readable` from the event loop, which it keeps alive, while there is something to read. */
  watch(fd: number, readable: () => void): Watch;
  /** Calls `received` from the event loop, which it does not keep alive, for each real-time signal of that number. */
  watchSignal(signal: number, received: () => void): Watch;
  unwatch(watch: Watch): void;

  /** @param ifindex 0 for no interface @param receiveBuffer bytes; 0 for the kernel's default */
  openRawSocket(family: 4 | 6, protocol: number, ifindex: number, receiveBuffer: number): number;
  bindAddress(fd: number, ifindex: number, address: Uint8Array): void;
  joinGroup(fd: number, ifindex: number, address: Uint8Array): void;
  /**
   * Like `watch`, but reads into slots (src/received-slots.ts), and is silent about datagrams that are expected.
   * @param heard times in µs by the number of what is expected
   * @param counts how many of each have come
   */
  watchDatagrams(
    fd: number,
    family: 4 | 6,
    slots: Uint8Array,
    heard: Float64Array,
    counts: Uint32Array,
    readable: () => void,
  ): Watch;
  /** How many slots are filled now; 0 when nothing is left. */
  receiveDatagrams(watch: Watch): number;
  /** From now on a datagram like the one in that slot is only a time in `heard` and one more in `counts`. */
  expectDatagram(watch: Watch, slot: number, id: number): void;
  forgetDatagram(watch: Watch, id: number): void;
  /** Sends records (src/outgoing-records.ts). */
  sendDatagrams(fd: number, family: 4 | 6, protocol: number, records: Uint8Array, count: number): Refused;

  openPacketSocket(): number;
  sendFrames(fd: number, records: Uint8Array, count: number): Refused;

  openNetlinkSocket(protocol: number, groups: Uint32Array): number;
  resizeReceiveBuffer(fd: number, bytes: number, forced: boolean): void;
  /** @param program a classic BPF program, one `sock_filter` of 8 bytes after the other */
  attachFilter(fd: number, program: Uint8Array): void;
  sendMessage(fd: number, message: Uint8Array): void;
  /** The length of one datagram of messages, or -errno: -EAGAIN when there is none. */
  receiveMessages(fd: number, buffer: Uint8Array): number;

  openInotify(): number;
  /** @param mask of IN_* */
  watchFolder(fd: number, path: string, mask: number): number;
  makeNamedPipe(path: string, mode: number): void;
  /** Neither end ever blocks. */
  openPipe(): readonly [read: number, write: number];
  /** 1 up, 0 down, or -errno. How: 0 MII registers, 1 ethtool, 2 flags. */
  linkStatus(name: string, how: number): number;

  openUnixSocket(): number;
  /** 0 or -errno. A path that begins with `@` is abstract. */
  sendUnix(fd: number, path: string, bytes: Uint8Array): number;

  openUdpSocket(family: 4 | 6, hopLimit: number): number;
  bindUdp(fd: number, address: Uint8Array, port: number): void;
  /** 0 or -errno. */
  sendUdp(fd: number, address: Uint8Array, port: number, payload: Uint8Array): number;
  /** The length of one datagram's payload (src/udp-socket.ts), or -errno: -EAGAIN when there is none. */
  receiveUdp(fd: number, buffer: Uint8Array): number;

  /** Calls `ready`, and does not return for it, when `results` has something to tell (src/client-sockets.ts). */
  openClientSockets(results: Int32Array, ready: () => void): Watch;
  /** A descriptor, or -(step << 12 | errno). @param target (src/client-target.ts) */
  openClient(sockets: Watch, kind: number, id: number, target: Uint8Array): number;
  /** 0 or -errno. */
  sendClient(fd: number, payload: Uint8Array): number;
  /** The same where the socket is not connected. @param target (src/client-target.ts) */
  sendClientTo(fd: number, target: Uint8Array, payload: Uint8Array): number;
  /** The length of one datagram, or -errno: -EAGAIN when there is none. */
  receiveClient(fd: number, buffer: Uint8Array): number;
  /** 1 unreachable, 0 something else, or -errno: -EAGAIN when ICMP says nothing. */
  icmpOfClient(fd: number): number;
  closeClient(fd: number): void;

  /** The pid of each, or -errno. */
  startPrograms(programs: readonly AddonProgram[]): Promise<readonly number[]>;
  limitProgramCores(soft: number, hard: number): void;
  openOutputPipe(): readonly [readEnd: number, writeEnd: number];
  /** Its exit status, the signal that ended it as a negative number, undefined while it runs. */
  endOfProgram(pid: number): number | undefined;

  /** Infinity where there is no limit. */
  getLimit(resource: number): readonly [soft: number, hard: number];
  setLimit(resource: number, soft: number, hard: number): void;
  setName(name: string): void;
  signalOnParentDeath(signal: number): void;
  lockMemory(): void;
  unlockMemory(): void;
  releaseMemory(): void;
  setNice(nice: number): void;
  setSlice(slice: number): void;
  affinity(): readonly number[];
  setAffinity(cpus: readonly number[]): void;
  /** SCHED_RR, or SCHED_OTHER for 0. */
  setScheduler(priority: number): void;
  watchRealtimeLimit(reached: () => void): Watch;
  lockFile(fd: number): boolean;
  enterNetworkNamespace(path: string): void;
}

/** A descriptor or a signal on the event loop; only the addon looks inside. */
export type Watch = { readonly watch: unique symbol };

/** Index in the batch and errno of each message that the kernel refused. */
export type Refused = readonly (readonly [index: number, errno: number])[] | undefined;

/** As `ProgramStart`, with nothing left out: -1 leaves the user or the group as it is, and output nowhere. */
export interface AddonProgram {
  readonly file: string;
  readonly words: readonly string[];
  /** `NAME=value` */
  readonly environment: readonly string[];
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly nice: number;
  /** A descriptor. */
  readonly output: number;
}
