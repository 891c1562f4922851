import type { Place } from '../1-source/origin.ts';
import { spanOf } from '../1-source/origin.ts';
import type { Item, Statement, Stray } from '../4-tree/tree.ts';
import { lastOf, placesOf } from '../schema/places.ts';
import type { Reporter } from './reporter.ts';

/** @param after where the block ends as far as indentation tells */
export function reportMissingClose(item: Statement | Stray, after: Place, reporter: Reporter): void {
  const opener = item.type === 'statement' ? item.words.map(({ text }) => text).join(' ') : '{';
  const line = item.type === 'statement' ? item.words[0].origin.line : item.block.open.origin.line;
  const place = beforeForeign(item) ?? after;
  reporter.report({
    code: 'missingClose',
    severity: 'error',
    span: { ...spanOf(place), column: place.endColumn },
    message: "'}' is missing here",
    hint: `it closes '${opener}' of line ${line}`,
    misleads: true,
    follows: item.type === 'stray',
  });
}

/** The end of what stands before the first keyword that is of no block but the file: there the block was to end. */
function beforeForeign(item: Statement | Stray): Place | undefined {
  if (item.type === 'stray' || item.block === undefined) return;
  const [opener] = item.words;
  const { open, items } = item.block;
  const first = items.findIndex((each) => isForeign(each, opener.text));
  return first === -1 ? undefined : endOf(items[first - 1], open);
}

function isForeign(item: Item, opener: string): boolean {
  const places = item.type === 'statement' ? placesOf(item.words[0].text) : [];
  return places.includes('') && !places.some((path) => lastOf(path) === opener);
}

function endOf(item: Item | undefined, open: Place): Place {
  if (item === undefined) return open;
  if (item.type === 'comment' || item.type === 'extra') return item.place;
  const { block } = item;
  if (block !== undefined) return block.close ?? endOf(block.items.at(-1), block.open);
  return item.type === 'statement' ? (item.words.at(-1) ?? item.words[0]) : open;
}
