/** In a kernel with IPVS: `node inside.ts PLAN REPORT`, a JSON file with a `StormPlan`, and where a `StormReport` is to go. */
import { readFile, writeFile } from 'node:fs/promises';
import { storm } from './run.ts';

const [, , plan = '', report = ''] = process.argv;
await writeFile(report, JSON.stringify(await storm(JSON.parse(await readFile(plan, 'utf8')))));
