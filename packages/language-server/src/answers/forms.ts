/** What may stand at a place of a statement. */
export interface Choice {
  /** Words as they are. */
  readonly literals: readonly string[];
  /** What has a name of its own: `INTERFACE`. */
  readonly placeholder: string | undefined;
}

/** Words of forms that stand for others; all others are written as they are. */
const PLACEHOLDERS = new Set(
  (
    'ADDRESS ADDRESS6 ADDRESS_IFACE6 ARGUMENT BFD-INSTANCE BIT CHECK CODE CPU DIGITS END FILE GROUP HEX HOST ID IGMP IN INSTANCE ' +
    'INTERFACE IP LABEL LENGTH MAC-ADDRESS MARK MAX MLD NAME ND NETMASK NUMBER OCTETS OPTION OUT PARAMETER PASSWORD ' +
    'PATH PATTERN PORT PREFIX PROCESS PROGRAM SCOPE SCRIPT SECONDS START TABLE TEXT TYPE USER VS'
  ).split(' '),
);

/** Words, and numbers that are not the limits of others. */
const WORD = /[A-Za-z][\w-]*|(?<![\w.–-])\d+(?:\.\d+)?[A-Z]?(?![\w.]*–)(?=\s|$|\])/g;

/**
 * What a form like `INTERFACE [weight -253–253 [reverse]]` allows behind these words.
 * @param before the words of the form's own that are there already
 */
export function choiceIn(form: string, before: readonly string[]): Choice {
  // What stands within a block or between quotes is none of these.
  const own = form.replace(/"[^"]*"|\{.*\}|\([^()|]*\)/g, ' ');
  const words: readonly string[] = own.match(WORD) ?? [];
  const last = before.at(-1);
  const option = last === undefined ? -1 : words.indexOf(last);
  const next = words[option + 1];
  const isAlternative = !own.includes('[') && own.includes('|');
  if (option !== -1 && next !== undefined && PLACEHOLDERS.has(next) && own.includes(`${last} ${next}`)) {
    return { literals: [], placeholder: next };
  }
  if (isAlternative && before.length > 0) return { literals: [], placeholder: undefined };
  const literals = words.filter(
    (word) => !PLACEHOLDERS.has(word) && !UNITS.has(word) && !before.includes(word),
  );
  const [first] = words;
  const isFirst = before.length === 0 && first !== undefined && PLACEHOLDERS.has(first);
  return {
    literals: isFirst && !isAlternative && !own.startsWith('[') ? [] : literals,
    placeholder: isFirst ? first : undefined,
  };
}

const UNITS = new Set(['s', 'ms']);
