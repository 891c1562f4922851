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
