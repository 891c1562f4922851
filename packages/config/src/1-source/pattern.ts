/** `a{b,c{d,}}` → `ab`, `acd`, `ac`, as csh does it. A brace without its like, and `{}`, stand for themselves. */
export function* braceAlternatives(pattern: string): Generator<string> {
  const open = firstOpen(pattern);
  const [close, commas] = open === -1 ? [-1, []] : partsOf(pattern, open);
  if (close === -1) {
    yield pattern;
    return;
  }
  const head = pattern.slice(0, open);
  const tail = pattern.slice(close + 1);
  for (const [index, start] of [open, ...commas].entries()) {
    yield* braceAlternatives(`${head}${pattern.slice(start + 1, commas[index] ?? close)}${tail}`);
  }
}

function firstOpen(pattern: string): number {
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern.startsWith('{}', at)) at++;
    else if (pattern[at] === '{') return at;
  }
  return -1;
}

/** Where the brace is closed, and the commas that belong to it. */
function partsOf(pattern: string, open: number): [close: number, commas: number[]] {
  const commas: number[] = [];
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === ',' && depth === 1) commas.push(at);
    else if (char === '}' && --depth === 0) return [at, commas];
  }
  return [-1, commas];
}

/** Whether a name is no name, but matches several. */
export function isPattern(name: string): boolean {
  return /[*?]|\[.*\]/s.test(name.replace(/\\./gs, ''));
}

/** As fnmatch(3): `*` and `?` do not match a dot that begins the name. */
export function matcherOf(pattern: string): (name: string) => boolean {
  const parts = [...pattern.matchAll(PART)].map(toExpression).join('').split(ANYTHING);
  const last = parts.length - 1;
  // What stands between two asterisks may as well be where it is found first: looking further would take ever longer.
  const found = parts.map((part, index) =>
    index === 0 || index === last ? part : `(?=(.*?${part}))\\${index}`,
  );
  const end = last === 0 ? '' : `.*${found.pop()}`;
  const expression = new RegExp(`^${found.join('')}${end}$`, 's');
  const dotted = /^\\?\./.test(pattern);
  return (name) => (dotted || !name.startsWith('.')) && expression.test(name);
}

/** In place of an asterisk, until it is known what stands around it. */
const ANYTHING = '\0';

const PART = /\\(?<literal>.)|\[(?<not>[!^]?)(?<set>\]?(?:\[:\w+:\]|[^\]])*)\]|(?<char>.)/gs;

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

function toExpression({ groups = {} }: RegExpMatchArray): string {
  const { literal, not, set, char } = groups;
  if (set !== undefined) return `[${not === '' ? '' : '^'}${toSet(set)}]`;
  if (literal === undefined && char === '*') return ANYTHING;
  if (literal === undefined && char === '?') return '.';
  return RegExp.escape(literal ?? char ?? '');
}

/** A range the wrong way round matches nothing, where an expression would be refused. */
function toSet(set: string): string {
  return set.replace(/\[:(\w+):\]|(.)-(.)|[\s\S]/g, (match, name, from?: string, to?: string) => {
    if (name !== undefined) return CLASSES[name] ?? '';
    if (from === undefined || to === undefined) return RegExp.escape(match);
    return from <= to ? `${RegExp.escape(from)}-${RegExp.escape(to)}` : '';
  });
}

/** Without the backslashes that keep characters from being special. */
export function unescapePattern(name: string): string {
  return name.replace(/\\(.)/gs, '$1');
}
