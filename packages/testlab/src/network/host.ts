import { type Background, run, spawn } from '../process/spawn.ts';
import type { Namespace } from './namespace.ts';

/** A machine on the bridge: its own interfaces (`eth0`), its own processes. */
export interface Host {
  readonly name: string;
  /** The MAC address of eth0. */
  readonly mac: string;
  /** Where its processes live. */
  readonly namespace: Namespace;
  /** Runs a command to its end and returns what it printed. @throws ExecaError when it fails */
  exec(command: readonly string[]): Promise<string>;
  /** Starts a command that goes on until it ends, is ended with `end`, or the host dies. */
  start(command: readonly string[]): Background;
  /** The addresses on eth0, `10.0.0.11/24`. */
  addresses(): Promise<readonly string[]>;
  /** @param address without prefix length */
  hasAddress(address: string): Promise<boolean>;
  setLink(state: 'up' | 'down'): Promise<void>;
  /** Whether one echo request is answered within a second. */
  reaches(address: string): Promise<boolean>;
}

interface AddressReport {
  readonly addr_info: readonly { readonly local: string; readonly prefixlen: number }[];
}

export function hostIn(namespace: Namespace, name: string, mac: string): Host {
  const exec = (command: readonly string[]) => run(namespace.inside(command));
  const addresses = async () => {
    const reports: readonly AddressReport[] = JSON.parse(await exec(['ip', '-j', 'address', 'show', 'eth0']));
    return reports.flatMap((report) =>
      report.addr_info.map(({ local, prefixlen }) => `${local}/${prefixlen}`),
    );
  };
  return {
    name,
    mac,
    namespace,
    exec,
    addresses,
    start: (command) => spawn(namespace.inside(command)),
    async hasAddress(address) {
      return (await addresses()).some((prefix) => prefix.startsWith(`${address}/`));
    },
    async setLink(state) {
      await exec(['ip', 'link', 'set', 'eth0', state]);
    },
    reaches: (address) =>
      exec(['ping', '-c', '1', '-W', '1', address]).then(
        () => true,
        () => false,
      ),
  };
}
