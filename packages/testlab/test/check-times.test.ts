import { expect, test } from 'vitest';
import { parseCases } from '../src/check-times/case.ts';
import { roundsOf } from '../src/check-times/cases.ts';
import { compare, lateness, worst } from '../src/check-times/compare.ts';
import { configurationOf } from '../src/check-times/configuration.ts';

const TABLE = `# name | checker | statements | server | story
clock | TCP_CHECK | connect_timeout 3 | tcp accept

http away | HTTP_GET | retry 0; url {; path /; } | http 200 | 2.4 http 503 away, 5 server
misc | MISC_CHECK | misc_timeout 1 | script exit 0 | | 2.2.7 why
`;

test('a line of a table is a case', () => {
  expect(parseCases(TABLE)).toEqual([
    {
      name: 'clock',
      checker: 'TCP_CHECK',
      statements: ['connect_timeout 3'],
      server: { kind: 'tcp', words: ['accept'] },
      story: [],
    },
    {
      name: 'http away',
      checker: 'HTTP_GET',
      statements: ['retry 0', 'url {', 'path /', '}'],
      server: { kind: 'http', words: ['200'] },
      story: [
        { at: 2.4, server: { kind: 'http', words: ['503', 'away'] } },
        { at: 5, server: 'server' },
      ],
    },
    {
      name: 'misc',
      checker: 'MISC_CHECK',
      statements: ['misc_timeout 1'],
      server: { kind: 'script', words: ['exit', '0'] },
      story: [],
      version: '2.2.7',
    },
  ]);
});

test.each([
  ['a | TCP_CHECK | retry 0', 'a case is a name, a checker, its statements, a server and a story'],
  ['a | TCP_CHECK | retry 0 | ftp', 'no such server: ftp'],
  ['a | TCP_CHECK | retry 0 | none | soon none', 'a moment is a time in seconds and a server: soon none'],
])('%s is none', (line, complaint) => {
  expect(() => parseCases(line)).toThrow(complaint);
});

test('each round begins with the clock', () => {
  const cases = parseCases(TABLE);
  const names = (words: readonly string[], together: number) =>
    roundsOf(cases, words, together).map((round) => round.map(({ name }) => name));
  expect(names([], 1)).toEqual([
    ['clock', 'http away'],
    ['clock', 'misc'],
  ]);
  expect(names(['mis'], 5)).toEqual([['clock', 'misc']]);
});

test('each case has a virtual server of its own', () => {
  const text = configurationOf(parseCases(TABLE));
  expect(text).toContain('virtual_server 10.19.1.2 80 {');
  expect(text).toContain('real_server 10.20.1.2 80 {');
  expect(text).toContain('misc_path /run/lab/script-2');
});

test('what both say is compared line by line, and what one says is told', () => {
  const real = [
    { time: 1000, text: 'failed' },
    { time: 2000, text: 'SSL_CHECK on service x failed.' },
    { time: 3000, text: 'failed' },
    { time: 9900, text: 'at the end' },
  ];
  const ours = [
    { time: 1010, text: 'failed' },
    { time: 1900, text: 'HTTP_CHECK on service x failed.' },
    { time: 2500, text: 'other' },
  ];
  const { moments, alone } = compare(real, ours, 10_000);
  expect(moments.map(lateness)).toEqual([10, -100]);
  expect(worst(moments)?.ours).toBe(1900);
  expect(alone).toEqual(['3000 ms only the real one: failed', '2500 ms only ours: other']);
});
