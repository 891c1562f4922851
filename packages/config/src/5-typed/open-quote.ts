import type { Reader } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import { splitWords, unescapeComment } from '../3-tokens/words.ts';
import type { OpenQuote } from '../4-tree/tree.ts';
import { located, type Reporter } from './reporter.ts';

/** Only those who read further than the parent mind it when they look for words. */
export function reportOpenQuote({ place, raw }: OpenQuote, reporter: Reporter): void {
  const text = unescapeComment(raw);
  const { origin, column } = place;
  const [keyword, value] = splitWords(raw, origin, column);
  // Whoever knows the keyword for one with a command behind it reads all quotes anew, if there is a word before the open one.
  const knows = keyword && value && COMMANDS.get(keyword.text);
  const readers = CHILDREN.filter((reader) => reader !== knows);
  reporter.report({
    code: 'openQuote',
    span: { ...spanOf(place), column: column + raw.lastIndexOf('"') },
    message: 'this quote is not closed',
    keepalived: [located(`Unmatched quote: '${text}'`, origin, ...readers)],
  });
}

const CHILDREN: readonly Reader[] = ['checker', 'vrrp', 'bfd'];

const COMMANDS: ReadonlyMap<string, Reader> = new Map([
  ['misc_path', 'checker'],
  ['notify_down', 'checker'],
  ['notify_up', 'checker'],
  ['quorum_down', 'checker'],
  ['quorum_up', 'checker'],
  ['notify', 'vrrp'],
  ['notify_backup', 'vrrp'],
  ['notify_deleted', 'vrrp'],
  ['notify_fault', 'vrrp'],
  ['notify_master', 'vrrp'],
  ['notify_master_rx_lower_pri', 'vrrp'],
  ['notify_stop', 'vrrp'],
  ['script', 'vrrp'],
]);
