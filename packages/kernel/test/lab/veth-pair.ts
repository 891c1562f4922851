import { execFileSync } from 'node:child_process';
import { getuid, pid } from 'node:process';
import { type Kernel, linuxKernel } from '../../src/index.ts';

/** One end of the cable: a network namespace with an interface `wire0`. */
export interface Host {
  readonly namespace: string;
  readonly ifindex: number;
  /** Runs something inside. Sockets made there stay there. */
  within<T>(action: (kernel: Kernel) => T): T;
  /** `ip -n NAMESPACE …` */
  ip(command: string): string;
  /** Many commands at once. */
  ipBatch(commands: readonly string[]): void;
}

export interface VethPair {
  readonly left: Host;
  readonly right: Host;
  remove(): void;
}

let pairs = 0;

/** Two hosts 10.9.0.1 and 10.9.0.2, fe80::9:1 and fe80::9:2, joined by a cable. The caller removes them. */
export function vethPair(): VethPair {
  if (getuid?.() !== 0) throw new Error('this test makes network namespaces: run it as root');
  const names = ['left', 'right'].map((side) => `kaconf-kernel-${pid}-${pairs}-${side}`);
  pairs++;
  const [left = '', right = ''] = names;
  for (const name of names) ip(`netns add ${name}`);
  ip(
    `-n ${left} link add wire0 address 02:00:00:00:09:01 type veth peer name wire0 address 02:00:00:00:09:02 netns ${right}`,
  );
  return {
    left: host(left, 1),
    right: host(right, 2),
    remove: () => {
      for (const name of names) ip(`netns delete ${name}`);
    },
  };
}

function host(namespace: string, number: number): Host {
  const kernel = linuxKernel();
  const inside = (command: string) => ip(`-n ${namespace} ${command}`);
  // No stable or autoconfigured addresses: what the kernel adds late would disturb the events that a test counts.
  inside('link set wire0 addrgenmode none');
  inside(`address add 10.9.0.${number}/24 dev wire0`);
  inside(`address add fe80::9:${number}/64 dev wire0 nodad`);
  inside('link set lo up');
  inside('link set wire0 up');
  return {
    namespace,
    ifindex: Number(inside('-o link show wire0').split(':')[0]),
    within: (action) => {
      kernel.process.enterNetworkNamespace(namespace);
      return action(kernel);
    },
    ip: inside,
    ipBatch: (commands) =>
      execFileSync('ip', ['-n', namespace, '-batch', '-'], { input: commands.join('\n') }),
  };
}

function ip(command: string): string {
  return execFileSync('ip', command.split(' '), { encoding: 'utf8' });
}
