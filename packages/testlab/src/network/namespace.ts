import { once } from 'node:events';
import { firstChild, signal } from '../process/processes.ts';
import { spawn } from '../process/spawn.ts';

/**
 * Network, process and mount namespaces held by a first process of their own, which nobody but us knows:
 * no name under /run/netns, nothing to collide with and nothing to clean up. When the first process dies,
 * the kernel kills the others and takes the interfaces away; it dies with us, however we die.
 */
export interface Namespace extends AsyncDisposable {
  /** Its first process, as seen from here; `ip link … netns` takes it as the namespace. */
  readonly init: number;
  /** Its root directory as a path of ours. `/run` in it is its own and vanishes with it. */
  readonly root: string;
  /** The command line that runs `command` inside. Its working directory is `/`. */
  inside(command: readonly string[]): readonly string[];
  /** The same on its network only: process IDs are ours. */
  onNetwork(command: readonly string[]): readonly string[];
}

/** The first process adopts what daemons leave behind; `wait` reaps it. */
const INIT = 'mount -t tmpfs run /run && ip link set lo up && echo ready; sleep infinity & wait';
const UNSHARE = ['unshare', '--net', '--mount-proc', '--pid', '--fork', '--kill-child=KILL', '--'];

/** @throws Error when the machine does not allow it, with the way out */
export async function makeNamespace(): Promise<Namespace> {
  const holder = spawn([...UNSHARE, 'sh', '-c', INIT]);
  const refusal = once(holder.stderr, 'data').then(([text]) => Promise.reject(notAllowed(String(text))));
  await Promise.race([once(holder.stdout, 'data'), refusal]);
  const init = await firstChild(holder.pid ?? 0);
  const enter = ['nsenter', '-t', String(init), '--net'];
  return {
    init,
    root: `/proc/${init}/root`,
    inside: (command) => [...enter, '--pid', '--mount', '--', ...command],
    onNetwork: (command) => [...enter, '--', ...command],
    async [Symbol.asyncDispose]() {
      signal(init, 'SIGKILL');
      await holder;
    },
  };
}

function notAllowed(reason: string): Error {
  return new Error(
    `cannot make a network namespace: ${reason.trim()}. Run as root; a container needs --privileged`,
  );
}
