import { type CharSet, charSet, complement } from './char-set.ts';

/** How far characters go beyond ASCII for `\d`, `[[:alpha:]]` and their like. */
export interface Alphabet {
  /** The option `ucp`: by their Unicode properties. */
  readonly unicode: boolean;
}

type Name = 'd' | 's' | 'w' | 'h' | 'v';

const ASCII: Readonly<Record<Name, RegExp>> = {
  d: /[0-9]/,
  s: /[\t\n\v\f\r ]/,
  w: /[A-Za-z0-9_]/,
  h: /[\t \xa0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]/,
  v: /[\n\v\f\r\x85\u2028\u2029]/,
};

const UNICODE: Readonly<Record<Name, RegExp>> = {
  ...ASCII,
  d: /\p{Nd}/u,
  s: /[\p{Z}\t\n\v\f\r\x85]/u,
  w: /[\p{L}\p{N}_]/u,
};

/** `\d` and its like; a capital letter is its complement. */
export function escapeSet(letter: string, { unicode }: Alphabet): CharSet | undefined {
  const name = letter.toLowerCase();
  if (!isName(name)) return;
  const set = setOf((unicode ? UNICODE : ASCII)[name]);
  return name === letter ? set : complement(set);
}

function isName(name: string): name is Name {
  return name in ASCII;
}

const POSIX: ReadonlyMap<string, readonly [ascii: RegExp, unicode: RegExp]> = new Map([
  ['alpha', [/[A-Za-z]/, /\p{L}/u]],
  ['lower', [/[a-z]/, /\p{Ll}/u]],
  ['upper', [/[A-Z]/, /\p{Lu}/u]],
  ['alnum', [/[A-Za-z0-9]/, /[\p{L}\p{N}]/u]],
  ['ascii', [/\p{ASCII}/u, /\p{ASCII}/u]],
  ['blank', [/[\t ]/, ASCII.h]],
  ['cntrl', [/(?=\p{ASCII})\p{Cc}/u, /\p{Cc}/u]],
  ['digit', [/[0-9]/, /\p{Nd}/u]],
  ['graph', [/[!-~]/, /[^\p{Z}\p{Cc}\p{Cs}\p{Cn}]/u]],
  ['print', [/[ -~]/, /[^\p{Zl}\p{Zp}\p{Cc}\p{Cs}\p{Cn}]/u]],
  ['punct', [/[!-/:-@[-`{-~]/, /[\p{P}$+<=>^`|~]/u]],
  ['space', [/[\t\n\v\f\r ]/, UNICODE.s]],
  ['word', [/[A-Za-z0-9_]/, UNICODE.w]],
  ['xdigit', [/[0-9A-Fa-f]/, /[0-9A-Fa-f]/]],
]);

/** What stands between `[:` and `:]`; case is told apart only where it matters. */
export function posixSet(name: string, { unicode }: Alphabet, caseless: boolean): CharSet | undefined {
  const patterns = POSIX.get(caseless && (name === 'lower' || name === 'upper') ? 'alpha' : name);
  return patterns && setOf(patterns[unicode ? 1 : 0]);
}

const ANY = charSet(() => true);

/** What stands in the braces of `\p{…}`; undefined for a property that nobody knows. */
export function propertySet(name: string): CharSet | undefined {
  if (name === 'Any') return ANY;
  if (name === 'L&') return setOf(/[\p{Lu}\p{Ll}\p{Lt}]/u);
  for (const property of [name, `Script=${name}`]) {
    try {
      return setOf(new RegExp(`\\p{${property}}`, 'u'));
    } catch {}
  }
  return;
}

function setOf(pattern: RegExp): CharSet {
  return charSet((code) => pattern.test(String.fromCodePoint(code)));
}
