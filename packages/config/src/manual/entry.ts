import type { Alias, Block, Effect, Keyword } from '../schema/keyword.ts';
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
  /** The release that brought it here: no keyword is older than its block. Absent for those before 2.0. */
  readonly since?: string | undefined;
  /** What to write instead. */
  readonly deprecated?: string | undefined;
  /** The first of several counts, not the last. */
  readonly firstCounts: boolean;
  readonly effect: 'works' | Effect;
  /** The keywords of its block, where it has one. */
  readonly inside?: readonly Entry[];
}

/** What a block says of all that is in it. */
interface Around {
  readonly effect?: Effect | undefined;
  readonly since?: string | undefined;
}

export function entriesOf({ keywords }: Block, outer = '', around: Around = {}): Entry[] {
  return Object.entries(keywords).map(([word, entry]) => {
    const path = `${outer}${word}`;
    if (!('alias' in entry)) return entryOf(word, path, entry, around);
    const target = keywords[entry.alias] as Keyword<unknown>;
    return aliasOf(entry, entryOf(word, path, target, around), around);
  });
}

function entryOf(word: string, path: string, keyword: Keyword<unknown>, around: Around): Entry {
  const { doc, type, once, effect = around.effect } = keyword;
  const since = later(keyword.since, around.since);
  const deprecated = keyword.deprecated?.instead;
  const about = { word, path, doc, since, deprecated, firstCounts: once !== undefined };
  if (!('block' in type)) {
    const fallback = fallbackText(keyword.default, type.form);
    return { ...about, form: type.form, fallback, effect: effect ?? 'works' };
  }
  const form = type.block.header?.form ?? '';
  const inside = entriesOf(type.block, `${path}/`, { effect, since });
  return { ...about, form: `${form} { … }`.trim(), fallback: '', effect: effect ?? 'works', inside };
}

/** It says what the keyword says that it stands for; the default is told there. */
function aliasOf({ doc, type, since, deprecated }: Alias, target: Entry, around: Around): Entry {
  return {
    ...target,
    doc,
    form: type?.form ?? target.form,
    fallback: '',
    since: later(since, around.since),
    deprecated: deprecated?.instead,
  };
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.localeCompare(other, 'en', { numeric: true }) > 0 ? one : other;
}

/** With those in its block, and in theirs. */
export function flatten(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.inside ?? [])]);
}
