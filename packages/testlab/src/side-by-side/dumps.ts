import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from '../network/host.ts';
import { masked } from './masks.ts';

/** As `kill` takes them, and the file that is written then. */
const kinds: Readonly<Record<string, readonly [signal: string, file: string]>> = {
  data: ['USR1', 'keepalived.data'],
  parent: ['USR1', 'keepalived_parent.data'],
  bfd: ['USR1', 'keepalived_bfd.data'],
  check: ['USR1', 'keepalived_check.data'],
  stats: ['USR2', 'keepalived.stats'],
  json: ['36', 'keepalived.json'],
  clear: ['63', 'keepalived.stats'],
};

/** The real one makes the file first, and writes into it then. */
const WRITING_MS = 400;

/**
 * What the keepalived on that host writes when it is asked to.
 * @param words of `data`, `parent`, `bfd`, `check`, `stats`, `json`, and `clear` for statistics that begin anew
 */
export async function dumpsOf(host: Host, folder: string, words: string): Promise<readonly string[]> {
  const wanted = words.split(' ').map(kindOf);
  const kills = wanted.map(([signal, file]) => `rm -f ${file}; kill -${signal} $(cat parent.pid)`);
  await host.exec(['sh', '-ec', [`cd ${folder}`, ...kills].join('; ')]);
  await sleep(WRITING_MS);
  const text = await host.exec([
    'sh',
    '-ec',
    `cd ${folder}; cat ${wanted.map(([, file]) => file).join(' ')}`,
  ]);
  return masked(text).trimEnd().split('\n').flatMap(split);
}

function kindOf(word: string): readonly [signal: string, file: string] {
  const kind = kinds[word];
  if (!kind) throw new Error(`nobody writes ${word} when asked`);
  return kind;
}

/** JSON is one line; what differs in it is to be found. */
function split(line: string): readonly string[] {
  return /^[[{]/.test(line) ? line.split(/(?<=[{,])(?="\w+":)/) : [line];
}
