import type { KernelError } from './kernel-error.ts';

/** What is asked, for the error when it is refused. */
export interface Purpose {
  readonly operation: string;
  readonly object: string;
}

/** A family of generic netlink (`struct genlmsghdr`): to this layer commands are numbers, and attributes bytes. */
export interface GenericNetlink {
  /**
   * In order, many with one system call; what was refused, at its place. The kernel goes on after a refusal. ENOBUFS: it
   * has answered, but nobody knows what.
   */
  perform(requests: readonly GenericRequest[]): readonly (KernelError | undefined)[];
  /** Everything of a kind: the attributes of each message. @throws KernelError with what the kernel answers */
  dump(request: GenericRequest): readonly Uint8Array[];
  /** The attributes of each message that answers it, none when it is only done. @throws KernelError with what the kernel answers */
  request(request: GenericRequest): readonly Uint8Array[];
  close(): void;
}

export interface GenericRequest {
  readonly command: number;
  /** Attributes. */
  readonly payload: Uint8Array;
  readonly purpose: Purpose;
}
