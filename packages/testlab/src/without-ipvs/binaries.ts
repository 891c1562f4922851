import { type Binary, ours, real } from '../daemon/binary.ts';
import { compiled } from '../process/compiled.ts';

const LIBRARY = new URL('./generic-netlink.c', import.meta.url);

/** Both, as they check real servers on a kernel without IPVS: nothing of them is another but what the kernel says of its table. */
export async function binariesWithoutIpvs(): Promise<{ readonly real: Binary; readonly ours: Binary }> {
  const library = await compiled(LIBRARY, ['-shared', '-fPIC']);
  const beside = ({ name, command }: Binary): Binary => ({
    name,
    command: ['env', `LD_PRELOAD=${library}`, ...command],
  });
  return { real: beside(real()), ours: beside(ours()) };
}
