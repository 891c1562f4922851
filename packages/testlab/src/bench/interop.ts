/**
 * The interop matrix: ours against the real keepalived, in every language that both speak, whatever happens to the master.
 * `node packages/testlab/src/bench/interop.ts [--tolerance MS] [--together CELLS] [WORD …]`
 * plays the cells whose names have all the words, such as `v3 IPv6 unicast SIGKILL "ours → real"`.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Cell, cells, nameOf } from '../interop/cell.ts';
import type { Outcome } from '../interop/judge.ts';
import { playCell } from '../interop/play.ts';
import { markdownTable } from './table.ts';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    tolerance: { type: 'string', default: '5' },
    together: { type: 'string', default: String(availableParallelism()) },
  },
});
const tolerance = Number(values.tolerance);

const chosen = cells.filter((cell) => words.every((word) => ` ${nameOf(cell)} `.includes(` ${word}`)));
const waiting = chosen.entries();
const rows: string[][] = [];
await Promise.all(Array.from({ length: Number(values.together) }, playOn));
console.log(markdownTable(['', 'took', 'of', ''], rows));
const bad = rows.filter(([, , , verdict]) => verdict !== '✔').length;
console.log(`\n${rows.length} cells, ${bad} of them bad`);
process.exitCode = bad === 0 ? 0 : 1;

async function playOn(): Promise<void> {
  for (const [index, cell] of waiting) {
    rows[index] = rowOf(cell, await playCell(cell, tolerance).catch(failed));
    process.stderr.write(`${rows[index]?.join('  ')}\n`);
  }
}

function failed(error: unknown): Outcome {
  return { took: undefined, limit: undefined, problems: [String(error)] };
}

function rowOf(cell: Cell, { took, limit, problems }: Outcome): string[] {
  const millis = (time: number | undefined) => (time === undefined ? '' : `${time.toFixed(1)} ms`);
  return [nameOf(cell), millis(took), millis(limit), problems.join('; ').replaceAll('\n', ' ') || '✔'];
}
