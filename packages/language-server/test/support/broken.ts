import { globSync, readFileSync } from 'node:fs';

const root = `${import.meta.dirname}/../../../..`;
const fixtures = globSync('fixtures/config/{bad,debian,structure}/**/*.conf', { cwd: root }).sort();
const texts = fixtures
  .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
  .filter(({ length }) => length < 20_000);

/** What people have on their keyboards and in their clipboards. */
const PIECES = [
  '{',
  '}',
  '"',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '#',
  '!',
  '$',
  '$A',
  `\${A}`,
  '$A=',
  '$A=\\\n b\\\n',
  '\\\n',
  '@a ',
  '@',
  '~SEQ(i,1,3) ',
  '~LST(',
  'include ',
  'include *.conf',
  'ü',
  '😀',
  '\u00a0',
  '\ufeff',
  '\0',
  'track_script {',
  'vrrp_instance',
  'constructor {',
  'track_group',
  'virtual_server group',
  '10.0.0.1',
];

/** Numbers below a limit. */
export type Random = (limit: number) => number;

/** The same ones for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Of a fixture. */
export function someText(random: Random): string {
  return texts[random(texts.length)] ?? '';
}

/** A prefix, or a few edits, of a fixture. */
export function broken(random: Random): string {
  let text = someText(random);
  if (random(2) === 0) return text.slice(0, random(text.length + 1));
  for (let edits = 1 + random(4); edits > 0; edits--) text = edited(text, random);
  return random(5) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

/** With something written somewhere, perhaps over what was there. */
export function edited(text: string, random: Random): string {
  const at = random(text.length + 1);
  return text.slice(0, at) + (PIECES[random(PIECES.length)] ?? '') + text.slice(at + random(3) * random(20));
}
