import { readFileSync } from 'node:fs';
import { hostname, release, type, version } from 'node:os';

/** What the command line and `--version` say about the machine. */
export interface Machine {
  /** As uname(2) has it, with its domain if it has one there. */
  readonly hostname: string;
  /** `Linux 6.1.0-28-amd64 #1 SMP …` */
  readonly kernel: string;
  /** `26.10.0` */
  readonly node: string;
  /** os-release's PRETTY_NAME; `undefined` where it does not say. */
  distro(): string | undefined;
}

export function thisMachine(): Machine {
  return {
    hostname: hostname(),
    kernel: `${type()} ${release()} ${version()}`,
    node: process.versions.node,
    distro: readDistro,
  };
}

function readDistro(): string | undefined {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
