/** The kernel's generic netlink family `IPVS`, as `openGenericNetlink` of the package kernel opens it. */
export interface IpvsEdge {
  /** In order; what was refused, at its place. */
  perform(requests: readonly Request[]): readonly (Refusal | undefined)[];
  /** Everything of a kind: the attributes of each message. @throws Refusal */
  dump(request: Request): readonly Uint8Array[];
  /** @throws Refusal */
  request(request: Request): readonly Uint8Array[];
}

export interface Request {
  /** IPVS_CMD_… */
  readonly command: number;
  /** Attributes. */
  readonly payload: Uint8Array;
  readonly purpose: Purpose;
}

/** What is asked, for the error when it is refused: `add destination`, `10.0.0.1:tcp:80 -> 192.168.0.1:80`. */
export interface Purpose {
  readonly operation: string;
  readonly object: string;
}

/** A `KernelError` of the package kernel. */
export interface Refusal extends Purpose {
  /** `EEXIST` */
  readonly code: string;
  /** Positive. */
  readonly errno: number;
  /** `File exists`, as strerror(3) has it. */
  readonly reason: string;
  readonly message: string;
}
