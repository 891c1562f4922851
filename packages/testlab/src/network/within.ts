import { mkdirSync, symlinkSync } from 'node:fs';
import { linuxKernel } from '@kaconf/kernel';
import type { Namespace } from './namespace.ts';

let last: Promise<unknown> = Promise.resolve();
let count = 0;

/**
 * Makes sockets of this process in another network namespace, where they stay: they belong to the one that the process is in
 * when they are made. One such place at a time. Children do not mind, since each is told its own.
 */
export function within<T>({ init }: Namespace, make: () => Promise<T>): Promise<T> {
  const turn = last.then(() => {
    enter(`/proc/${init}/ns/net`);
    return make();
  });
  last = turn.catch(() => undefined);
  return turn;
}

/** By a name as of `ip netns`, of which there is one more each time; `/run` goes with the kernel that all this runs in. */
function enter(network: string): void {
  const name = `lab-${count++}`;
  mkdirSync('/run/netns', { recursive: true });
  symlinkSync(network, `/run/netns/${name}`);
  linuxKernel().process.enterNetworkNamespace(name);
}
