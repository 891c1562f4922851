import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

const folder = `${import.meta.dirname}/../../../fixtures/seed-mistake`;
/** 150 against 100, and a weight of −40. */
const [a = '', b = ''] = ['a', 'b'].map((name) => readFileSync(`${folder}/${name}.conf`, 'utf8'));
const enough = (text: string) => text.replace('weight -40', 'weight -60');

const finding = `\
warning[KL813]: when script 'chk_nginx' fails, 'VI_1' stays on a: 150 − 40 = 110, and b has 100
  --> a.conf:19:9
   |
19 |         chk_nginx
   |         ^^^^^^^^^
  ::: b.conf:17:5, 'VI_1' of b
   |
17 |     priority 100
   |     ------------
   = hint: write weight -51 or less, or bring the priorities closer together

1 warning in 2 files
`;

const story = `\
not proven: VI_1: script chk_nginx fails on a, and it stays master though b is well

       0s    a: BACKUP 150, it has started
       0s    b: BACKUP 100, it has started
   3.414s    a: MASTER 150, no master was heard
      20s  script chk_nginx fails on a
  26.001s    a: priority 110, 150 − 40 (script chk_nginx fails with status 1)

  With the weight of −40 a still has priority 110, b has 100.
  It takes −51 or less.

  kaconf simulate a.conf b.conf --fail chk_nginx@a@20s --for 40s
`;

const proof = `\
proven: whichever thing fails, there is one master, and in time
  14 failures and repairs, 8 states in which all was at rest
  nearest to its limit: VI_1: no master among a, b 0s–3.414s: 3.414s, limit 3.414s
  nearest to its limit: VI_1: lower master among a, b 40s–43.414s: 3.414s, limit 3.414s
  nearest to its limit: VI_1: several masters among a, b 40s–40.024s: 0.024s, limit 1s
`;

const clean = { status: 0, out: 'no problems in 2 files\n', err: '' };

test.each([
  ['lint --strict --with b.conf a.conf', finding, clean],
  ['cluster --strict a.conf b.conf', finding, clean],
  ['simulate --prove a.conf b.conf', story, { status: 0, out: proof, err: '' }],
])(
  'kaconf %s catches a weight that is too small, and lets one that is enough pass',
  async (args, out, passed) => {
    const run = (files: Record<string, string>) => kaconf(args.split(' '), files);
    expect(await run({ 'a.conf': a, 'b.conf': b })).toEqual({ status: 1, out, err: '' });
    expect(await run({ 'a.conf': enough(a), 'b.conf': enough(b) })).toEqual(passed);
  },
);

test('one file alone does not tell', async () => {
  const files = { 'a.conf': a };
  expect((await kaconf(['lint', 'a.conf'], files)).out).toBe('no problems in 1 file\n');
});
