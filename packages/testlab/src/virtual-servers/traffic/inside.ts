/** In a kernel with IPVS: `node inside.ts TASK ANSWERS`, a JSON file with a `TrafficTask`, and where the answers of each are to go. */
import { readFile, writeFile } from 'node:fs/promises';
import { direct } from './run.ts';
import type { TrafficTask } from './traffic.ts';

const [, , task = '', path = ''] = process.argv;
const { rows, binaries }: TrafficTask = JSON.parse(await readFile(task, 'utf8'));
const answers = { real: await direct(binaries.real, rows), ours: await direct(binaries.ours, rows) };
await writeFile(path, JSON.stringify(answers));
