import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { ours, real } from '../../daemon/binary.ts';
import { type Daemon, startDaemon } from '../../daemon/daemon.ts';
import type { Host } from '../../network/host.ts';
import { type KernelState, kernelState } from '../../network/kernel-state.ts';
import { makeNetwork } from '../../network/network.ts';
import { openObserver } from '../../observer/observer.ts';
import { TRACKED_FILE } from '../../reloads/configuration.ts';
import type { Setup } from '../../reloads/setup.ts';
import { type FifoReader, readFifo } from './notify-fifo.ts';
import { ADDRESSES, routerConfiguration, SCRIPTS } from './routers.ts';
import type { Segment } from './settled.ts';
import { type Supervised, supervise } from './supervised.ts';

/** One of ours, and what its host was like before. */
export interface Node {
  readonly name: 'a' | 'b';
  readonly daemon: Supervised;
  readonly pristine: KernelState;
}

/** Two of ours and a real one on a segment, `a` the best of them; what it tells through its pipe is read. */
export interface Stage extends Segment, AsyncDisposable {
  readonly nodes: readonly [a: Node, b: Node];
  readonly bystander: Daemon;
  readonly fifo: FifoReader;
}

export async function openStage(setup: Setup): Promise<Stage> {
  await using made = new AsyncDisposableStack();
  const { hosts, bridge } = made.use(await makeNetwork(ADDRESSES));
  const observer = made.use(await openObserver(bridge));
  await Promise.all([hosts.a, hosts.b, hosts.c].map(prepare));
  const fifo = made.use(await readFifo(hosts.a));
  const node = async (name: Node['name']): Promise<Node> => {
    const pristine = await kernelState(hosts[name]);
    const configuration = routerConfiguration(name, setup);
    return {
      name,
      pristine,
      daemon: made.use(await supervise(hosts[name], ours(), configuration, name === 'b')),
    };
  };
  const nodes: Stage['nodes'] = [await node('a'), await node('b')];
  const bystander = made.use(await startDaemon(hosts.c, real(), routerConfiguration('c', setup)));
  const kept = made.move();
  return { hosts, observer, nodes, bystander, fifo, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function prepare({ namespace: { root } }: Host): Promise<void> {
  await mkdir(root + SCRIPTS, { recursive: true });
  await writeFile(root + TRACKED_FILE, '0\n');
  for (const [name, text] of Object.entries({ check: 'exit 0', notify: 'sleep 0.2' })) {
    await writeFile(`${root}${SCRIPTS}/${name}`, `#!/bin/sh\n${text}\n`);
    await chmod(`${root}${SCRIPTS}/${name}`, 0o755);
  }
}
