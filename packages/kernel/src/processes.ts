import type { Micros } from '@kaconf/net';

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
  /** Absent: of the size that it is opened with. @throws KernelError EPERM to force it without CAP_NET_ADMIN */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void;
  close(): void;
}

/** SO_RCVBUF of a socket: what the kernel keeps until it is read. */
export interface ReceiveBuffer {
  readonly octets: number;
  /** It may be beyond net.core.rmem_max, which otherwise cuts it. */
  readonly forced: boolean;
}

/** In bytes (core), descriptors (nofile), microseconds of CPU without a pause (rttime); see setrlimit(2). */
export type Resource = 'core' | 'nofile' | 'rttime';

export interface ResourceLimit {
  /** What holds; Infinity for no limit. */
  readonly soft: number;
  /** How far `soft` may be raised. */
  readonly hard: number;
}

/** When the kernel gives this process a CPU, and which. */
export interface Scheduling {
  /** Of all its threads. @throws KernelError EACCES to go below what it is without CAP_SYS_NICE */
  setNice(nice: number): void;
  /**
   * Of its session among the others, where the kernel shares the CPU between sessions first (sched(7), autogroup); nothing
   * where it does not. @throws KernelError EPERM to go below 0 without CAP_SYS_NICE
   */
  setSessionNice(nice: number): void;
  /**
   * How long the thread that runs JavaScript may have a CPU at a time, 100 µs to 100 ms. Since Linux 6.12 who asks for less
   * gets it sooner, before those who have it now (EEVDF); earlier ones do not care.
   */
  setSlice(slice: Micros): void;
  /** The CPUs that it may run on. */
  affinity(): readonly number[];
  /** Of all its threads, and what it starts. @throws KernelError EINVAL when there is none of these CPUs */
  setAffinity(cpus: readonly number[]): void;
  /**
   * SCHED_RR with this priority (1–99), or back to SCHED_OTHER: of the thread that runs JavaScript.
   *
   * @throws KernelError EPERM without CAP_SYS_NICE
   */
  setRealtimePriority(priority: number | undefined): void;
  /**
   * Who reaches the soft limit `rttime` is back at SCHED_OTHER by the time that `reached` is called.
   *
   * @see Resource
   */
  onRealtimeLimit(reached: () => void): { close(): void };
}

export interface ProcessCalls extends Scheduling {
  /** The name that `ps` and `killall` see, cut to 15 bytes. */
  setName(name: string): void;
  /** The signal this process gets when its parent dies (PR_SET_PDEATHSIG). */
  signalOnParentDeath(signal: number): void;
  /**
   * mlockall: nothing of this process is paged out, from now on or, with false, as usual again.
   *
   * @throws KernelError ENOMEM, EPERM without CAP_IPC_LOCK; ENOTSUP where V8 would not survive it
   */
  keepInMemory(keep: boolean): void;
  /**
   * Gives the kernel back what native code has freed, V8's compilers on their own threads above all: malloc keeps it for
   * more of the same. Takes a millisecond or less.
   */
  releaseMemory(): void;
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
  /**
   * What `work` opens is in that network namespace, of the first process when it has no name; this process stays where it is.
   *
   * @throws KernelError ENOENT, EPERM …
   */
  inNetworkNamespace<T>(name: string, work: () => T): T;
}
