/** A number in [0, 1). */
export type Next = () => number;

type Mutation = (text: string, next: Next) => string;

const SCRAPS = ['{', '}', '"', "'", '\\', '#', '!', '\n', ' ', '0', '-1', '::', '/', '\u0000', 'é', '\ud800'];
const DEEPEST = 10_000;

const MUTATIONS: readonly Mutation[] = [
  (text, next) => splice(text, next, () => ''),
  (text, next) => splice(text, next, (cut) => cut + cut),
  (text, next) => splice(text, next, (cut) => cut + (pick(SCRAPS, next) ?? '')),
  (text, next) => splice(text, next, () => String.fromCharCode(Math.floor(next() * 256))),
  (text, next) => among(text, /(?<=\n)/, next),
  (text, next) => among(text, /(?<=\s)/, next),
  (text, next) => (next() < 0.02 ? nest(text, next) : text),
];

/** Bytes, lines or words of a text changed, cut, doubled or swapped, up to four times; seldom nested very deep. */
export function mutate(text: string, next: Next): string {
  let mutated = text;
  for (let times = 1 + Math.floor(next() * 4); times > 0; times--) {
    mutated = pick(MUTATIONS, next)?.(mutated, next) ?? mutated;
  }
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
  parts.splice(at, next() < 0.5 ? 1 : 0, pick(parts, next) ?? '');
  return parts.join('');
}

/** Repeats what opens a block. */
function nest(text: string, next: Next): string {
  const openers = text.match(/^.*\{[ \t]*$/gm) ?? ['a {'];
  return `${pick(openers, next)}\n`.repeat(Math.ceil(next() * DEEPEST)) + text;
}

function pick<T>(values: readonly T[], next: Next): T | undefined {
  return values[Math.floor(next() * values.length)];
}
