import { readFile, writeFile } from 'node:fs/promises';
import { FOLDER } from './lives.ts';
import { parseScenario } from './parse.ts';
import type { LifeComparison } from './verdict.ts';

/** Of a scenario that needs another version than others may have, at the end of its file. */
export async function record(name: string, { expected, fromRecord }: LifeComparison): Promise<void> {
  const path = `${FOLDER}${name}.txt`;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined || fromRecord || parseScenario(text).needs === undefined) return;
  const [scenario = ''] = text.split('-- recorded --\n');
  await writeFile(path, `${scenario}-- recorded --\n${expected}\n`);
}
