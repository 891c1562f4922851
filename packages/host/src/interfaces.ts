import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import type { NetworkInterface } from '@kaconf/config';

const IFF_MULTICAST = 0x1000;
const IFF_NOARP = 0x80;
const IFF_MASTER = 0x400;
const VRF_FLAGS = IFF_MASTER | IFF_NOARP;

/** Those of a network namespace that ip(8) has made, by default of the one that this process is in. */
export function readInterfaces(namespace?: string): readonly NetworkInterface[] | undefined {
  if (namespace === undefined || isOwn(namespace)) {
    return namesIn(readText('/proc/self/net/dev')).map(describe);
  }
  try {
    const command = ['netns', 'exec', namespace, 'cat', '/proc/self/net/dev'];
    const text = execFileSync('ip', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return namesIn(text).map((name) => ({ name, loopback: name === 'lo', multicast: true }));
  } catch {
    // There is no such namespace, or no right to enter it.
    return undefined;
  }
}

function isOwn(namespace: string): boolean {
  try {
    return statSync(`/run/netns/${namespace}`).ino === statSync('/proc/self/ns/net').ino;
  } catch {
    return false;
  }
}

function namesIn(table: string): string[] {
  const [, , ...lines] = table.split('\n');
  return lines.flatMap((line) => /^\s*([^:\s]+):/.exec(line)?.[1] ?? []);
}

/** What takes a look into /sys, which may be of another namespace, is looked at when it is asked for. */
function describe(name: string): NetworkInterface {
  return {
    name,
    loopback: name === 'lo',
    get multicast() {
      const flags = readText(`/sys/class/net/${name}/flags`);
      return flags === '' || (Number(flags) & IFF_MULTICAST) !== 0;
    },
    get type(): NetworkInterface['type'] {
      const told = readText(`/sys/class/net/${name}/uevent`);
      if (told === '') return undefined;
      const type = /^DEVTYPE=(macvlan|ipvlan)$/m.exec(told)?.[1];
      return (type as 'macvlan' | 'ipvlan' | undefined) ?? (isVrf(name) ? 'vrf' : 'other');
    },
  };
}

/** It does not tell its type, but no other master of interfaces goes without ARP. */
function isVrf(name: string): boolean {
  return (Number(readText(`/sys/class/net/${name}/flags`)) & VRF_FLAGS) === VRF_FLAGS;
}

/** Empty when it cannot be read. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
