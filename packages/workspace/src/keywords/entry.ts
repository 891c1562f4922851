import type { Alias, Block, Effect, Keyword } from '@kaconf/config';
import { fallbackText } from './fallback.ts';

/** A keyword as a reader of the manual meets it. */
export interface Entry {
  readonly word: string;
  /** The keywords that lead to it, and itself: `virtual_server/real_server/weight`. */
  readonly path: string;
  readonly doc: string;
  /** What stands behind it; empty when nothing does. */
  readonly form: string;
  /** Empty when there is none. */
  readonly fallback: string;
  readonly since?: string | undefined;
  readonly deprecated?: string | undefined;
  /** The first of several counts, not the last. */
  readonly firstCounts: boolean;
  readonly effect: 'works' | Effect;
  /** The keywords of its block, where it has one. */
  readonly inside?: readonly Entry[];
}

export function entriesOf({ keywords }: Block, outer = '', around?: Effect): Entry[] {
  return Object.entries(keywords).map(([word, entry]) => {
    const path = `${outer}${word}`;
    if (!('alias' in entry)) return entryOf(word, path, entry, around);
    const target = keywords[entry.alias] as Keyword<unknown>;
    return aliasOf(word, entry, entryOf(word, path, target, around));
  });
}

function entryOf(word: string, path: string, keyword: Keyword<unknown>, around?: Effect): Entry {
  const { doc, type, since, deprecated, once, effect = around } = keyword;
  const about = { word, path, doc, since, deprecated, firstCounts: once !== undefined };
  if (!('block' in type)) {
    const fallback = fallbackText(keyword.default, type.form);
    return { ...about, form: type.form, fallback, effect: effect ?? 'works' };
  }
  const form = type.block.header?.form ?? '';
  const inside = entriesOf(type.block, `${path}/`, effect);
  return { ...about, form: `${form} { … }`.trim(), fallback: '', effect: effect ?? 'works', inside };
}

/** It says what the keyword says that it stands for; the default is told there. */
function aliasOf(word: string, { doc, type }: Alias, target: Entry): Entry {
  return { ...target, word, doc, form: type?.form ?? target.form, fallback: '' };
}

/** With those in its block, and in theirs. */
export function flatten(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.inside ?? [])]);
}
