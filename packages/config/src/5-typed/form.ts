import type { Alias, Block, Inherited, Keyword } from '../schema/keyword.ts';

export type Values = Record<string, unknown>;

/** What follows from a block's schema, worked out once. */
export interface Form {
  /** By every word that may begin a statement. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What a block means that says nothing, as far as that is the same for all. Copies of it are fast, as all have one shape. */
  readonly blank: Readonly<Values>;
  /** The defaults that come from elsewhere. */
  readonly inherited: readonly Heirloom[];
}

export interface Entry {
  /** The keyword that it sets: an alias sets another one. */
  readonly target: string;
  readonly keyword: Keyword<unknown>;
}

export interface Heirloom {
  readonly target: string;
  readonly from: Inherited;
}

const forms = new WeakMap<Block, Form>();

/** @param header of any such block: all have the same keys */
export function formOf(block: Block, header: object): Form {
  const known = forms.get(block);
  if (known !== undefined) return known;
  const form = makeForm(block, header);
  forms.set(block, form);
  return form;
}

function makeForm({ keywords }: Block, header: object): Form {
  const entries = new Map<string, Entry>();
  const blank: Values = { ...header, span: undefined, end: undefined, spans: undefined };
  const inherited: Heirloom[] = [];
  for (const [word, entry] of Object.entries(keywords)) {
    entries.set(word, 'alias' in entry ? dealias(entry, keywords) : { target: word, keyword: entry });
    if ('alias' in entry) continue;
    const { default: fallback } = entry;
    blank[word] = isInherited(fallback) ? undefined : fallback;
    if (isInherited(fallback)) inherited.push({ target: word, from: fallback });
  }
  // The engine keeps what was filled in by computed keys as a hash table, but not a copy of it.
  return { entries, blank: { ...blank }, inherited };
}

function dealias({ alias, doc, ...own }: Alias, keywords: Block['keywords']): Entry {
  const keyword = keywords[alias] as Keyword<unknown>;
  return { target: alias, keyword: { ...keyword, ...own } };
}

export function isInherited(value: unknown): value is Inherited {
  return typeof value === 'object' && value !== null && 'inherit' in value;
}
