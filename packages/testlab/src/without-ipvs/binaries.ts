import { fileURLToPath } from 'node:url';
import { type Binary, real } from '../daemon/binary.ts';
import { libnlWithoutIpvs } from './libnl.ts';

const PRELOAD = fileURLToPath(new URL('./preload.ts', import.meta.url));
const MAIN = fileURLToPath(new URL('../../../daemon/src/main.ts', import.meta.url));

/** Both, as they check real servers on a kernel without IPVS: nothing of them is another but what they ask it of its table. */
export async function binariesWithoutIpvs(): Promise<{ readonly real: Binary; readonly ours: Binary }> {
  const { name, command } = real();
  return {
    real: { name, command: ['env', `LD_PRELOAD=${await libnlWithoutIpvs()}`, ...command] },
    // From its sources: what is built takes no --import.
    ours: { name: 'ours', command: [process.execPath, '--import', PRELOAD, MAIN] },
  };
}
