/**
 * A thousand virtual servers of ten real servers, ours beside the real one.
 * `node packages/testlab/src/bench/virtual-servers/main.ts [WHAT …] [--count N] [--rounds N] [--seconds S]`, where WHAT is of
 * - `reload`: what a start and the change of one weight take, in time and processor time; 10,000 real servers
 * - `checks`: what TCP_CHECKs cost, and how late they are; 5,000 each second
 * - `programming`: how long it takes until their table is in a kernel; 10,000 real servers
 * - `losing`: how long a real server stays that is dead
 * - `memory`
 *
 * The first two run here, in network namespaces, on a kernel that does whatever IPVS is asked without having it; the others
 * in a user-mode kernel that has it, which is no measure for processor time. `chrt -r 10` before it keeps others away from
 * all of the first two. All by default.
 */
import { parseArgs } from 'node:util';
import { ours, real } from '../../daemon/binary.ts';
import { binariesWithoutIpvs } from '../../without-ipvs/binaries.ts';
import { checksTable, reloadTables } from './here/tables.ts';
import { losingTable, memoryTable, programmingTable } from './in-own-kernel/tables.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Real servers; `losing` and `memory` have theirs. */
    count: { type: 'string' },
    /** Of each binary, in turns; `checks` and `memory` have one. */
    rounds: { type: 'string', default: '3' },
    /** How long checks are watched. */
    seconds: { type: 'string', default: '60' },
  },
});
const rounds = Number(values.rounds);
const here = async () => {
  const both = await binariesWithoutIpvs();
  return [both.ours, both.real];
};
const inOwnKernel = [ours(), real()];
const count = (usual: number) => Number(values.count ?? usual);
const measures = {
  reload: async () => reloadTables(await here(), { count: count(10_000), rounds }),
  checks: async () => checksTable(await here(), count(5000), 1000 * Number(values.seconds)),
  programming: () => programmingTable(inOwnKernel, count(10_000), rounds),
  losing: () => losingTable(inOwnKernel, rounds),
  memory: () => memoryTable(inOwnKernel),
};
for (const word of positionals) if (!(word in measures)) throw new Error(`there is no ${word} to measure`);
for (const [what, measure] of Object.entries(measures)) {
  if (positionals.length === 0 || positionals.includes(what)) console.log(await measure());
}
