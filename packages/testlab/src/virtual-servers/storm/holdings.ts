import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Daemon } from '../../daemon/daemon.ts';
import { privateDirty } from '../../daemon/usage.ts';

/** What a parent and its checker process hold. */
export interface Holdings {
  readonly descriptors: readonly [number, number];
  /** Private dirty memory in KiB. */
  readonly memory: readonly [number, number];
}

const LOOKS = 20;

/** The least of several looks: a check that is under way has a descriptor, too. @throws Error when there is no checker process */
export async function holdingsOf(daemon: Daemon): Promise<Holdings> {
  const [parent, child] = [daemon.pid, await daemon.checkerChild()];
  const least = async (look: (pid: number) => number): Promise<[number, number]> => {
    const looks: [number, number][] = [];
    for (let count = 0; count < LOOKS; count++) {
      looks.push([look(parent), look(child)]);
      await sleep(53);
    }
    return [Math.min(...looks.map(([one]) => one)), Math.min(...looks.map(([, one]) => one))];
  };
  return {
    descriptors: await least((process) => readdirSync(`/proc/${process}/fd`).length),
    memory: await least(privateDirty),
  };
}
