/** What the text that describes the values of a keyword says of them. */
export interface Values {
  /** Words that are values: `MASTER`, `on`. */
  readonly constants: readonly string[];
  /** Words that say what follows them: `weight`, `dev`. */
  readonly options: readonly string[];
  readonly sort: 'command' | 'pattern' | 'text' | 'time' | 'any';
  /** The first word is a name that is given, or one that is referred to. */
  readonly first: 'name' | 'reference' | undefined;
}

/** Words that stand for what a user writes, so that they are none that one does. */
const PLACEHOLDERS = new Set(
  `ADDRESS ADDRESS6 ADDRESS_IFACE6 ARGUMENT BFD BIT CHECK CODE CPU DIGITS END FILE GROUP HEX HOST IN INSTANCE INTERFACE IP
  IGMP LABEL LENGTH MAC MARK MAX MLD NAME ND NETMASK NUMBER OCTETS OPTION OUT PARAMETER PASSWORD PATH PATTERN PORT PREFIX
  PROCESS PROGRAM SCOPE SCRIPT SECONDS START TABLE TEXT TYPE USER VS`.split(/\s+/),
);
const UNITS = new Set(['s', 'ms', 'µs']);
const REFERENCE = /^\{ (?:SCRIPT|FILE|PROCESS|BFD-INSTANCE|INSTANCE)\b/;
/** Where `yes` and `true` do as well. */
const ON_OFF: Readonly<Record<string, readonly string[]>> = { on: ['true', 'yes'], off: ['false', 'no'] };

export function valuesOf({ form, options = [] }: { form: string; options?: readonly string[] }): Values {
  const literals = literalsOf(form);
  const leading = literals.filter((literal) => isLeading(literal, form));
  const constants = literals.filter((literal) => !leading.includes(literal));
  return {
    constants: constants.flatMap((literal) => [literal, ...(ON_OFF[literal] ?? [])]),
    options: [...leading, ...options],
    sort: sortOf(form),
    first: /^NAME\b/.test(form) ? 'name' : REFERENCE.test(form) ? 'reference' : undefined,
  };
}

function literalsOf(form: string): string[] {
  const words = form.match(/(?<![\w.–-])[A-Za-z][\w.-]*/g) ?? [];
  return [...new Set(words)].filter((word) => !PLACEHOLDERS.has(word.replace(/-.*/, '')) && !UNITS.has(word));
}

/** Something follows that is not another way to say it. */
function isLeading(literal: string, form: string): boolean {
  return new RegExp(`(?<![\\w.-])${literal} +[(\\[]?(?:[A-Z]{2}|-?\\d|…)`).test(form);
}

function sortOf(form: string): Values['sort'] {
  if (/PROGRAM/.test(form)) return 'command';
  if (/"PATTERN"/.test(form)) return 'pattern';
  if (/^\[?(?:TEXT|PASSWORD|NAME)\]?$/.test(form)) return 'text';
  return /\d (?:s|ms|µs)\b|– s$/.test(form) ? 'time' : 'any';
}
