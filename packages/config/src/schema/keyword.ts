import type { Reader, Span } from '@kaconf/diagnostics';
import type { Statement, Word } from '../4-tree/tree.ts';
import type { CodeName } from '../codes.ts';
import type { Devices } from '../machine/devices.ts';
import type { Machine } from '../machine/machine.ts';
import type { Names } from '../machine/names.ts';
import type { Runner, User } from './types/processes/user.ts';

/** What is wrong with a statement, in words that need no context. */
export interface Objection {
  readonly code?: CodeName;
  /** What was found and what is allowed. */
  readonly message: string;
  readonly hint?: string;
  /** Where; by default the whole statement. */
  readonly word?: Word;
  /** What keepalived prints for it; behind that the keyword's own `refusal` when the statement is refused. */
  readonly keepalived?: readonly (string | ReadersLine)[];
  /** keepalived says it when it reaches the end of the block. */
  readonly atEnd?: boolean;
  /** keepalived gives up here: it says no more at all. */
  readonly stops?: boolean;
  /** keepalived's configuration test ends with 4, not with 5. */
  readonly fatal?: boolean;
  /** keepalived's configuration test ends with 6. */
  readonly isInsecure?: boolean;
  /** This process of keepalived's reads no more of the block. */
  readonly skips?: Reader;
  /** Not only the statement is refused, but all of VRRP: keepalived reads on, and gives up with this line. */
  readonly ends?: string;
  /** keepalived's configuration test keeps it to itself: only the daemon logs it, and names no place. */
  readonly logged?: boolean;
  /** It would not be there but for the one before. */
  readonly follows?: boolean;
}

/** A line that not all who read the block print. */
export interface ReadersLine {
  readonly text: string;
  readonly readers: readonly Reader[];
}

/** Takes what is wrong with a statement. It is an error if keepalived prints anything for it, else a warning. */
export interface Objecting {
  /** The machine that the configuration is for; absent where nothing is asked of it. */
  readonly machine?: Machine;
  object(objection: Objection): void;
}

export interface Reading extends Objecting {
  /** Of the enclosing block: `VI_1`; empty where it has none. */
  readonly name: string;
  /** What names stand for on the machine that the configuration is for. */
  readonly names: Names;
  /** The interfaces that there are. */
  readonly devices: Devices;
  /** The machine that the configuration is for. */
  readonly machine: Machine;
  /** Whether there is a track_group of this name above. */
  hasTrackGroup(name: string): boolean;
  /** Who is to run, or to have, what is read; nothing when there is nobody, of which is said why. */
  findRunner(wanted: Wanted): Runner | undefined;
  /** From here on they run what names nobody. */
  settleRunner(user: User): Runner;
  /** Whether those who are found from here on have their other groups, too. */
  supplementGroups(wanted: boolean): void;
  /** From here on nothing runs as the daemon for want of anybody else. */
  secureScripts(): void;
  /** Reads a statement inside this one, say an entry of a list. */
  read<T>(leaf: Leaf<T>, statement: Statement): T | undefined;
}

/** Something that wants somebody to run it. */
export interface Wanted {
  /** By default who runs scripts that name nobody. */
  readonly user: User | undefined;
  readonly span: Span;
  /** What the daemon logs when the one who is named is not there, or the default. */
  readonly named: string;
  readonly unnamed: string;
  /** What keepalived prints then. */
  readonly refusal?: string;
}

/** What may stand behind a keyword, and the value that it becomes. */
export interface Leaf<T> {
  /** For a message and the manual: `1–255`, `MASTER | BACKUP`. */
  readonly form: string;
  /** Words that mean something among the values, where the form does not name them all. */
  readonly options?: readonly string[];
  /**
   * Returns nothing when it refuses; whatever it minds, it tells `reading`.
   * @param earlier what the statements of the same keyword before this one have made; a list may be added to
   */
  read(statement: Statement, reading: Reading, earlier?: T): T | undefined;
  /** It takes a block. */
  readonly braces?: boolean;
  /** How many words it looks at where keepalived does not care for further ones. */
  readonly takes?: 0 | 1;
}

/** The keyword opens a block of keywords; `many` when each makes a value of its own. */
export interface Nested<T> {
  readonly block: Block;
  readonly many: boolean;
  /** Never there: it carries the type. */
  readonly value?: T;
}

/** A default that is another keyword's value: in `global_defs`, in the block around this one, or in the same block. */
export interface Inherited {
  readonly inherit: 'global' | 'outer' | 'same';
  readonly keyword: string;
  /** Where that has no value either. */
  readonly or?: unknown;
}

export interface Keyword<T> {
  readonly doc: string;
  readonly type: Leaf<T> | Nested<T>;
  readonly default: T | Inherited | undefined;
  /** What keepalived prints when it refuses a value: {name} is the block's name, {group} that or `(null)`, {value} the second word. */
  readonly refusal?: string;
  /** What keepalived takes in place of a value that it refuses, were it nothing; by default what was there before. */
  readonly instead?: unknown;
  /** What it prints instead when nothing stands behind the keyword; without this it is up to the type. */
  readonly missing?: string;
  /** The first statement stands; keepalived prints this for a second one, and gives up if there is no {value}; {value?} may be missing. */
  readonly once?: string;
  /** The release of keepalived that brought it; absent for those before 2.0. */
  readonly since?: string;
  readonly deprecated?: Deprecated;
  /** Absent when an engine obeys it, which is the only meaning of working. */
  readonly effect?: Effect;
  /** Who among keepalived's processes read it; by default who reads the block that it is in, at the top of a file the parent. */
  readonly readers?: readonly Reader[];
}

/** A keyword that keepalived may stop to understand. */
export interface Deprecated {
  /** What to write. */
  readonly instead: string;
  /** What keepalived prints where it is used: {name} is the block's name. */
  readonly complaint?: string | ((name: string) => readonly string[]);
  /** Its configuration test keeps the complaint to itself. */
  readonly logged?: boolean;
}

/** What becomes of a keyword that no engine obeys; that of a block holds for all that is in it. */
export type Effect = 'not yet' | { readonly ignored: string };

/** Another way to set a keyword of the same block: a synonym, or its opposite when it has a type of its own. */
export interface Alias {
  readonly doc: string;
  readonly alias: string;
  readonly type?: Leaf<unknown>;
  /** In place of that of the other keyword. */
  readonly refusal?: string;
  /** As of a keyword. */
  readonly since?: string;
  readonly deprecated?: Deprecated;
}

/** What stands between a keyword and its brace, and why keepalived skips the block: that depends on nothing else. */
export interface Header<T> extends Omit<Leaf<T>, 'read' | 'braces'> {
  read(statement: Statement, reading: Objecting): T | undefined;
}

export interface Block {
  readonly doc: string;
  /** Who among keepalived's processes read it; nested blocks are read by whoever reads the outer one. */
  readonly readers?: readonly Reader[];
  /** What stands between the keyword and the brace. */
  readonly header?: Header<object>;
  /** keepalived skips a second block of the same name with these words. */
  readonly unique?: string;
  readonly keywords: Readonly<Record<string, Keyword<unknown> | Alias>>;
}

export type Details = Omit<Keyword<unknown>, 'doc' | 'type' | 'default'>;

export function keyword<T>(
  doc: string,
  type: Leaf<T> | Nested<T>,
  fallback: undefined | Perhaps,
  details?: Details,
): Keyword<T | undefined>;
export function keyword<T>(
  doc: string,
  type: Leaf<T> | Nested<T>,
  fallback: NoInfer<T> | Inherited,
  details?: Details,
): Keyword<T>;
export function keyword<T>(
  doc: string,
  type: Leaf<T> | Nested<T>,
  fallback: T | Inherited | undefined,
  details?: Details,
): Keyword<T | undefined> {
  return { doc, type, default: fallback, ...details };
}

export function alias(
  keyword: string,
  doc: string,
  type?: Leaf<unknown>,
  details?: Pick<Alias, 'refusal' | 'since' | 'deprecated'>,
): Alias {
  return { doc, alias: keyword, ...(type && { type }), ...details };
}

/** An entry that is like others, but newer. */
export function since<T>(release: string, keyword: Keyword<T>): Keyword<T> {
  return { ...keyword, since: release };
}

/** A block of keywords that makes one value, however often it is opened. */
export function one<const B extends Block>(block: B): Nested<ConfigOf<B>> {
  return { block, many: false };
}

/** A block of keywords that makes a value each time. */
export function many<const B extends Block>(block: B): Nested<readonly ConfigOf<B>[]> {
  return { block, many: true };
}

/** Where that may have no value either, and then there is none. */
export interface Perhaps extends Inherited {
  readonly perhaps: true;
}

export const fromGlobal = (keyword: string, or?: unknown): Inherited => ({ inherit: 'global', keyword, or });
export const fromOuter = (keyword: string, or?: unknown): Inherited => ({ inherit: 'outer', keyword, or });
export const perhapsFromOuter = (keyword: string): Perhaps => ({ inherit: 'outer', keyword, perhaps: true });
export const sameAs = (keyword: string): Inherited => ({ inherit: 'same', keyword });

type ValueOf<K> = K extends Keyword<infer T> ? T : never;
type HeaderOf<B> = B extends { readonly header: Header<infer H> } ? H : unknown;

/** The value of a block: its header, its keywords with defaults filled in, and where it was said. */
export type ConfigOf<B extends Block> = HeaderOf<B> & {
  readonly [K in keyof B['keywords'] as B['keywords'][K] extends Alias ? never : K]: ValueOf<
    B['keywords'][K]
  >;
} & Located<B['keywords']>;

export interface Located<Keywords> {
  /** The words that open the block. */
  readonly span: Span;
  /** The brace that closes it. */
  readonly end: Span;
  /** The statement that set a keyword; absent where the default holds. */
  readonly spans: { readonly [K in keyof Keywords]?: Span };
}
