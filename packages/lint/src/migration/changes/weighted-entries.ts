import type { Config, Statement } from '@kaconf/config';
import { inBlock } from '../written.ts';
import type { WrittenInstance } from './instances.ts';

/** Interfaces, scripts and files of which keepalived says what becomes of their weights: of processes it says nothing. */
export function weightedEntries({ said }: WrittenInstance, config: Config): Statement[] {
  const { vrrp_scripts, track_files } = config;
  const lists = {
    track_interface: [],
    track_script: vrrp_scripts.map(({ name, weight }) => [name, weight.weight] as const),
    track_file: track_files.map(({ name, weight }) => [name, weight.weight] as const),
  };
  return Object.entries(lists).flatMap(([keyword, defined]) => {
    const weights = new Map<string, number>(defined);
    const list = said(keyword);
    return (list ? inBlock(list) : []).filter((entry) => weightOf(entry, weights) !== 0);
  });
}

/** Its own, or that of what it names. */
function weightOf({ words }: Statement, defined: ReadonlyMap<string, number>): number {
  const at = words.findIndex(({ text }) => text === 'weight');
  return at === -1 ? (defined.get(words[0].text) ?? 0) : Number(words[at + 1]?.text);
}
