import type { Identity, Machine } from '@kaconf/config';

/** What is asked of a file; its path is not followed through a link at its end. */
export interface FileStatus extends Identity {
  readonly type: 'file' | 'directory' | 'link' | 'other';
  /** Permission bits with set-uid, set-gid and sticky: 0–0o7777. */
  readonly mode: number;
}

/** A refusal: `ENOENT`, `EACCES` …; `identity` when this process may not act as the one asked for. */
export interface Refused {
  readonly refused: string;
}

/** What a configuration is checked against: this machine's users, files and interfaces, as they are now. */
export interface Host extends Required<Omit<Machine, 'isToRun'>> {
  /** $PATH. */
  readonly searchPath: string;
  /** lstat(2). */
  status(path: string): FileStatus | Refused;
  /** realpath(3), seen with the rights of `identity`. */
  realPath(path: string, identity: Identity): string | Refused;
  /** What the resolver calls a host of this name: with its domain, where it knows that. */
  wholeName(host: string): string;
  /** Whether ip(8) has made a network namespace of this name. */
  hasNetworkNamespace(name: string): boolean;
}

export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
