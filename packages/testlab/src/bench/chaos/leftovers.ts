import { setTimeout as sleep } from 'node:timers/promises';
import type { Millis } from '../../clock.ts';
import type { LogLine } from '../../daemon/daemon.ts';
import { difference, kernelState } from '../../network/kernel-state.ts';
import type { Setup } from '../../reloads/setup.ts';
import { pace } from './pace.ts';
import { settle } from './settled.ts';
import { type Node, openStage, type Stage } from './stage.ts';
import { DIRECTORY } from './supervised.ts';

/** What scripts still do when all has ended. */
const SCRIPT: Millis = 500 * pace;

/** How the kernels of two daemons that have seen trouble differ from those of two that have just been started. */
export async function strangeness(
  { nodes }: Stage,
  setup: Setup,
  patience: Millis,
): Promise<readonly string[]> {
  await using fresh = await openStage(setup);
  const wrong = (await settle(fresh, setup, patience)).map((what) => `a fresh start: ${what}`);
  for (const [index, { name, daemon }] of nodes.entries()) {
    const twin = fresh.nodes[index]?.daemon;
    if (!twin) continue;
    const found = difference(await kernelState(twin.host), await kernelState(daemon.host)).filter(
      // Who has been master keeps the sets of the firewall, empty: either of the two may have been, for a moment.
      (what) => !ARP.test(what) && (name === 'a' || !/^[+-] nft/.test(what)),
    );
    wrong.push(...found.map((what) => `${name}, not as after a fresh start: ${what}`));
  }
  return wrong;
}

/** How an interface answers ARP that carries macvlans: who comes after one that was killed puts it back when it ends. */
const ARP = /eth0\/arp_(ignore|filter)/;

/** What a daemon that has ended has left behind: in the kernel, of processes, of pid files. */
export async function remains({ name, daemon, pristine }: Node): Promise<readonly string[]> {
  await sleep(SCRIPT);
  const files = (await daemon.host.exec(['ls', DIRECTORY]))
    .split('\n')
    .filter((file) => /pid|holdings/.test(file));
  return [
    ...difference(pristine, await kernelState(daemon.host)).map((what) => `${name} left ${what}`),
    ...daemon.processes().map((command) => `${name} left the process ${command}`),
    ...files.map((file) => `${name} left ${file}`),
  ];
}

/** Lines that only a bug of ours brings about. */
export function troubles(log: readonly LogLine[]): readonly string[] {
  return log
    .filter(({ text }) => /^\s+at |Error: |status 70|notify fifo write error/.test(text))
    .map(({ text }) => `in the log: ${text}`);
}
