/**
 * In a kernel with IPVS: plays a scenario once for each of some programs, all at the same time, and writes down what they have
 * logged. `node inside.ts TASK`, where TASK is a JSON file with a `Task`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseScenario } from '../side-by-side/parse.ts';
import type { Task } from './in-own-kernel.ts';
import { logOf } from './log-of.ts';

const [, , path = ''] = process.argv;
const { scenario, plays, answer }: Task = JSON.parse(await readFile(path, 'utf8'));
const parsed = parseScenario(scenario);
const logs = await Promise.all(plays.map(({ binary, detail }) => logOf(parsed, binary, detail)));
await writeFile(answer, JSON.stringify(logs));
