import { directive } from './directives.ts';
import { type Next, pick } from './random.ts';

type Mutation = (text: string, next: Next) => string;

const SCRAPS = [
  ...[
    '{',
    '}',
    '"',
    "'",
    '\\',
    '\\\n',
    '#',
    '!',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    '0',
    '-1',
    '::',
    '/',
    '.',
    ',',
    '@',
    '$',
    '~',
  ],
  ...[
    '\0',
    '\x1b[2J',
    '\ufeff',
    '\ufffd',
    '\u202e',
    'é',
    '\ud800',
    '😀',
    '99999999999999999999',
    '${',
    '(',
    '[',
    '*',
  ],
];
const DEEPEST = 10_000;
/** What a text that is doubled again and again may grow to. */
const LONGEST = 200_000;

const MUTATIONS: readonly Mutation[] = [
  (text, next) => splice(text, next, () => ''),
  (text, next) => splice(text, next, (cut) => cut + cut),
  (text, next) => splice(text, next, (cut) => cut + pick(SCRAPS, next)),
  (text, next) => splice(text, next, () => String.fromCharCode(Math.floor(next() * 256))),
  (text, next) => among(text, /(?<=\n)/, next),
  (text, next) => among(text, /(?<=\s)/, next),
  (text, next) => (next() < 0.5 ? insertLine(text, directive(next), next) : text),
  (text, next) => text.slice(0, next() * text.length),
  (text, next) => (next() < 0.05 ? text.repeat(1 + Math.floor(next() * 8)).slice(0, LONGEST) : text),
  (text, next) => (next() < 0.01 ? nest(text, next) : text),
];

/** Bytes, lines or words of a text changed, cut, doubled or swapped, up to six times; seldom nested very deep. */
export function mutate(text: string, next: Next): string {
  let mutated = text;
  for (let times = 1 + Math.floor(next() * 6); times > 0; times--)
    mutated = pick(MUTATIONS, next)(mutated, next);
  return mutated;
}

/** Replaces up to 40 characters somewhere. */
function splice(text: string, next: Next, replace: (cut: string) => string): string {
  const at = Math.floor(next() * text.length);
  const to = at + Math.floor(next() * 40);
  return text.slice(0, at) + replace(text.slice(at, to)) + text.slice(to);
}

/** Puts one part in the place of another, or beside it. */
function among(text: string, separator: RegExp, next: Next): string {
  const parts = text.split(separator);
  const at = Math.floor(next() * parts.length);
  parts.splice(at, next() < 0.5 ? 1 : 0, pick(parts, next));
  return parts.join('');
}

function insertLine(text: string, line: string, next: Next): string {
  const lines = text.split('\n');
  lines.splice(Math.floor(next() * lines.length), 0, line);
  return lines.join('\n');
}

/** Repeats what opens a block. */
function nest(text: string, next: Next): string {
  const openers = text.match(/^.*\{[ \t]*$/gm) ?? ['a {'];
  const depth = Math.ceil(next() * DEEPEST);
  const closers = next() < 0.5 ? '}\n'.repeat(depth) : '';
  return `${pick(openers, next)}\n`.repeat(depth) + text + closers;
}
