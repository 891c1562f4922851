/**
 * The memory that is a daemon's own, idle with one virtual router, ours beside the real one's.
 * `node packages/testlab/src/bench/memory.ts`
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binary, ours, real } from '../daemon/binary.ts';
import { configuration, vrrpInstance } from '../daemon/configuration.ts';
import { startDaemon } from '../daemon/daemon.ts';
import { privateDirty } from '../daemon/usage.ts';
import { makeNetwork } from '../network/network.ts';
import { markdownTable } from './table.ts';

const SETTLING = 10_000;

async function measure(binary: Binary): Promise<readonly [parent: number, child: number]> {
  await using network = await makeNetwork({ a: ['10.0.0.11/24'] });
  const instance = vrrpInstance({ priority: 150, addresses: ['10.0.0.10/24'] });
  await using daemon = await startDaemon(network.hosts.a, binary, configuration(instance));
  await daemon.enters('MASTER', 20_000);
  await sleep(SETTLING);
  return [privateDirty(daemon.pid), privateDirty(await daemon.vrrpChild())];
}

function megabytes(kibibytes: number): string {
  return `${(kibibytes / 1024).toFixed(1)} MiB`;
}

const rows = [];
for (const binary of [ours(), real()]) {
  const [parent, child] = await measure(binary);
  rows.push([binary.name, megabytes(parent), megabytes(child), megabytes(parent + child)]);
}
console.log(markdownTable(['private dirty memory', 'parent', 'VRRP process', 'together'], rows));
