import { expect, test } from 'vitest';
import readme from '../README.md?raw';
import * as arp from '../src/index.ts';

test('the example of the README prints what its comments say', () => {
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const promised = Array.from(example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm), ([, output]) => output);
  expect(promised).toHaveLength(4);

  const printed: string[] = [];
  const script = example.replace(/import (\{.*?\}) from 'arp-packet';/, 'const $1 = arp;');
  const run = new Function('arp', 'console', `'use strict'; ${script}`);
  run(arp, { log: (value: unknown) => printed.push(String(value)) });
  expect(printed).toEqual(promised);
});
