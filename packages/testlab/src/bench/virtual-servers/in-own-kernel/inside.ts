/**
 * In a kernel with IPVS: measures ours and the real one in turns. `node inside.ts TASK`, where TASK is a JSON file with a
 * `Task`; what was found goes to its `answer`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Binary } from '../../../daemon/binary.ts';
import { lose } from './losing.ts';
import { remember } from './memory.ts';
import { program } from './programming.ts';
import type { Found, Task } from './task.ts';

const [, , path = ''] = process.argv;
const task: Task = JSON.parse(readFileSync(path, 'utf8'));
const found: Found[] = [];
for (let round = 0; round < task.rounds; round++) {
  for (const binary of task.binaries) found.push({ name: binary.name, ...(await measure(binary)) });
}
writeFileSync(task.answer, JSON.stringify(found));

async function measure(binary: Binary): Promise<Omit<Found, 'name'>> {
  switch (task.what) {
    case 'programming':
      return { programmed: await program(binary, task.count / 10, 10) };
    case 'losing':
      return { lost: await lose(binary) };
    case 'memory':
      return { memory: await remember(binary, task.count) };
  }
}
