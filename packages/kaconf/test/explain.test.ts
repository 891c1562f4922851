import { expect, test } from 'vitest';
import { renderPage } from '../src/manual.ts';
import { kaconf } from './run.ts';

test('a page is what a finding means, and how it is mended', async () => {
  const { status, out, err } = await kaconf(['explain', 'ka0001']);
  expect(out).toMatch(
    /^KA0001: unknown keyword\n\nkeepalived has no such keyword in this block:[^`]*\n\nWrong\n\n {4}vrrp_instance VI_1 \{\n {8}priorty 150\n/,
  );
  expect([status, err]).toEqual([0, '']);
});

test('without a code there is a list', async () => {
  const { status, out } = await kaconf(['explain']);
  expect(out).toMatch(/^KA0001 {2}unknown keyword\nKA0002 {2}/);
  expect(status).toBe(0);
});

test.each([
  ['KA001', "kaconf explain: unknown code 'KA001', did you mean 'KA0001'?\n"],
  ['nonsense', "kaconf explain: unknown code 'NONSENSE'; 'kaconf explain' lists them\n"],
])('there is no %s', async (code, complaint) => {
  expect(await kaconf(['explain', code])).toEqual({ status: 2, out: '', err: complaint });
});

test('paragraphs are filled, examples are not', () => {
  const page =
    '# KA0000: a title\n\nSome words that\nfollow [a link](x.md) and `code`.\n\n```\na {\n\n    b c d e f g h\n}\n```\n';
  expect(renderPage(page, { color: false, width: 24 })).toBe(`\
KA0000: a title

Some words that follow a
link and \`code\`.

    a {

        b c d e f g h
    }
`);
  expect(renderPage('# KA0000: a title\n', { color: true, width: 24 })).toBe(
    '\u001b[1mKA0000: a title\u001b[0m\n',
  );
});
