import { describeErrno, type ErrnoCode, errnoOf } from './errno.ts';
import type { KernelErrorLike } from './sockets.ts';

/** What the kernel refused: `add address 10.0.0.10/24 on eth0: EEXIST (File exists)`. */
export class KernelError extends Error implements KernelErrorLike {
  override readonly name = 'KernelError';
  readonly code: string;
  /** Positive. */
  readonly errno: number;
  /** `File exists`, as strerror(3) has it. */
  readonly reason: string;
  readonly operation: string;
  readonly object: string;

  constructor(errno: number, operation: string, object: string, options?: ErrorOptions) {
    const { code, text } = describeErrno(errno);
    super(`${operation} ${object}: ${code} (${text})`, options);
    this.code = code;
    this.errno = errno;
    this.reason = text;
    this.operation = operation;
    this.object = object;
  }

  static of(code: ErrnoCode, operation: string, object: string): KernelError {
    return new KernelError(errnoOf(code), operation, object);
  }

  /** Of what a system call of the addon or of Node has thrown, which both say with an errno. @throws what else was thrown */
  static from(error: unknown, operation: string, object: string): KernelError {
    if (error instanceof KernelError) return error;
    if (!(error instanceof Error && 'errno' in error && typeof error.errno === 'number')) throw error;
    return new KernelError(Math.abs(error.errno), operation, object, { cause: error });
  }
}

/** Runs a call of the addon; what the kernel refuses there becomes a `KernelError`, with the system call as its cause. */
export function attempt<T>(operation: string, object: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw KernelError.from(error, operation, object);
  }
}
