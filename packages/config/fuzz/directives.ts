import type { Next } from './random.ts';
import { pick } from './random.ts';

type Make = (next: Next) => string;

/** What keepalived does before it looks at words. */
const DIRECTIVES: readonly Make[] = [
  (next) => `${pick(INCLUDES, next)} ${pick(PATTERNS, next)}`,
  (next) => `include_check ${pick(['+read -match', 'wildcard_match', '', 'nonsense'], next)}`,
  (next) => `@${pick(['', '^'], next)}${pick(['main', 'backup', ''], next)} ${pick(BODIES, next)}`,
  (next) => `$${name(next)}=${pick(BODIES, next)}`,
  (next) => `$${name(next)}= ${pick(BODIES, next)} \\\n  $${name(next)} \\\n  \${${name(next)}}`,
  (next) => `$${name(next)}= a { \\\n  b $${name(next)} \\\n }`,
  (next) => `~SEQ(${name(next)}, ${pick(NUMBERS, next)}) ${pick(BODIES, next)}`,
  (next) => `~LST({A, B}, {1, 2}, {3}) ~LST(${name(next)}, x, y) ${pick(BODIES, next)}`,
  (next) => `a \${_RANDOM ${pick(NUMBERS, next)} ${pick(NUMBERS, next)}} \${_ENV ${name(next)}}`,
];

/** Lines that mean ever so much more than they say: sequences without an end, definitions that double. */
const BOMBS: readonly Make[] = [
  (next) => `$${name(next)}=$${name(next)} \${${name(next)}} $${name(next)}`,
  (next) => `${sequence(next)} ${pick(BODIES, next)}`,
  (next) => `${sequence(next)} ${sequence(next)} ${pick(BODIES, next)}`,
  (next) => `~LST(${name(next)}, a, b, c) ${sequence(next)} $${name(next)}`,
  (next) => '~LST(A, 0, 1) '.repeat(1 + Math.floor(next() * 60)) + pick(BODIES, next),
  (next) => pick(BODIES, next).repeat(1 + Math.floor(next() * 400)),
  (next) => `${'"'.repeat(next() < 0.5 ? 1 : 1023)}${'x'.repeat(next() * 2100)}`,
  (next) => '{'.repeat(1 + Math.floor(next() * 1100)) + '}'.repeat(next() * 1100),
  (next) => `include ${'{a,b}'.repeat(1 + Math.floor(next() * 100))}${'*?'.repeat(next() * 100)}`,
];

const INCLUDES = ['include', 'includer', 'includem', 'includew', 'includeb', 'includea'] as const;
const PATTERNS = [
  'FILE',
  'loop.conf',
  './*',
  'other.conf',
  '{other,missing}.conf',
  'run',
  'dir',
  '[',
  '*/x',
  '',
];
const NUMBERS = [
  '0',
  '1',
  '-1',
  '7',
  '1000',
  '0x7fffffff',
  '2147483648',
  '-2147483648',
  '9e9',
  '99999999999999',
];
const BODIES = [
  '$A',
  'b $B',
  'vrrp_instance $A {',
  '}',
  'interface $C',
  '$D x',
  'include $A',
  '~SEQ(A, 3)',
  '\\',
];

/** One line, or the lines of one definition. */
export function directive(next: Next): string {
  return pick(next() < 0.05 ? BOMBS : DIRECTIVES, next)(next);
}

function sequence(next: Next): string {
  const numbers = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(NUMBERS, next));
  return `~SEQ${pick(['', '', 'x'], next)}(${name(next)}, ${numbers.join(', ')})`;
}

function name(next: Next): string {
  return pick(['A', 'B', 'C', 'D', '_PWD', '_HASH', '_BANG'], next);
}
