import { parseIPv4, parseMac } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { cells, nameOf } from '../src/interop/cell.ts';
import { type Evidence, judge } from '../src/interop/judge.ts';
import type { Expectation } from '../src/interop/stage.ts';
import { latenessOf, type Played, verdictOf } from '../src/interop/verdict.ts';
import type { WireEvent } from '../src/observer/event.ts';

const macs = { a: '02:00:00:00:00:01', b: '02:00:00:00:00:02' };
const hosts = { a: '10.0.0.11', b: '10.0.0.12' };

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('no such value');
  return value;
}

const cell = must(
  cells.find((one) => nameOf(one) === 'v2 IPv4 multicast plain preempt, ours → real: SIGKILL'),
);

/** `0 a 150, 4.6 b announces .10 5`: seconds, sender, then an advert's priority, or what it announces and how often. */
function wire(story: string): readonly WireEvent[] {
  return story.split(', ').flatMap((line): WireEvent[] => {
    const [seconds, place, what = '', last = '', times = '1', holder = place] = line.split(' ');
    const sender = place === 'a' ? 'a' : 'b';
    const [time, frame] = [Number(seconds) * 1000, new Uint8Array()];
    const common = { time, frame, sourceMac: must(parseMac(macs[sender])) };
    if (what === 'announces') {
      const address = must(parseIPv4(`10.0.0${last}`));
      const at = must(parseMac(macs[holder === 'a' ? 'a' : 'b']));
      return Array.from({ length: Number(times) }, () => ({ ...common, type: 'garp', address, holder: at }));
    }
    const [source, destination] = [must(parseIPv4(hosts[sender])), must(parseIPv4('224.0.0.18'))];
    const advert = { type: 'advert', version: 2, vrid: 51, interval: 1000, raw: frame } as const;
    return [{ ...common, ...advert, source, destination, priority: Number(what) }];
  });
}

/** `a` was killed 1.5 s after the beginning. */
const killed: Expectation = {
  after: 1500,
  holder: 'b',
  takeover: { by: ['b'], since: () => 1000, least: 3609.375, limit: 3609.375 },
};
const begins = '0 a 150, 0.001 a announces .10 5, 0.001 a announces .20 5, 1 a 150';
const takesOver = '4.61 b 100, 4.612 b announces .10 5, 4.612 b announces .20 5';
const goesOn = '5.61 b 100, 6.61 b 100';

function problemsOf(story: string, more: Partial<Evidence> = {}): readonly string[] {
  return judge(cell, killed, { events: wire(story), until: 7000, holders: ['b'], macs, ...more }).problems;
}

test('one dies, the other takes over and announces each address five times', () => {
  const evidence = { events: wire([begins, takesOver, goesOn].join(', ')), until: 7000, macs };
  expect(judge(cell, killed, { ...evidence, holders: ['b'] })).toEqual({
    by: 'real',
    took: 3612,
    limit: 3609.375,
    problems: [],
  });
});

describe('the judge sees', () => {
  test.each([
    [
      'that nobody takes over',
      [begins],
      [
        'b did not take over',
        'nobody advertised for 6000 ms',
        'a advertises in the end',
        'b has the addresses in the end',
      ],
    ],
    [
      'who is too early',
      [begins, '4.1 b 100, 4.1 b announces .10 5, 4.1 b announces .20 5, 5.1 b 100, 6.1 b 100'],
      ['took 3100.0 ms, at least 3609.4 are due'],
    ],
    [
      'an address that is not announced often enough',
      [begins, '4.61 b 100, 4.612 b announces .10 5, 4.612 b announces .20 4', goesOn],
      ['b announced 10.0.0.20 4 times'],
    ],
    [
      'an address that is announced again later',
      [begins, takesOver, '5.61 b 100, 6 b announces .10 1, 6.61 b 100'],
      ['b announced 10.0.0.10 6 times'],
    ],
    [
      'who announces and is not to become master',
      [begins, takesOver, '5 a announces .10 1', goesOn],
      ['a announced 10.0.0.10 1 times'],
    ],
    [
      'the MAC address of another',
      [begins, '4.61 b 100, 4.612 b announces .10 5 a, 4.612 b announces .20 5', goesOn],
      Array.from({ length: 5 }, () => `${macs.b} said that 10.0.0.10 is at ${macs.a}`),
    ],
    [
      'two masters',
      [begins, takesOver, '5 a 150, 5.61 b 100, 6 a 150, 6.61 b 100'],
      ['10.0.0.11 was master beside 10.0.0.12'],
    ],
  ])('%s', (_, stories, problems) => {
    expect(problemsOf(stories.join(', '))).toEqual(problems);
  });

  test('a master that falls silent', () => {
    const story = [begins, takesOver, goesOn].join(', ');
    expect(problemsOf(story, { until: 10_000 })).toEqual(['nobody advertised for 3390 ms']);
  });

  test('addresses that two have, and that nobody has', () => {
    const story = [begins, takesOver, goesOn].join(', ');
    expect(problemsOf(story, { holders: ['a', 'b'] })).toEqual(['a and b has the addresses in the end']);
    expect(problemsOf(story, { holders: [] })).toEqual(['nobody has the addresses in the end']);
  });

  test('no addresses of the hosts themselves, which the kernel announces', () => {
    expect(problemsOf([begins, takesOver, '4.7 b announces .12 1', goesOn].join(', '))).toEqual([]);
  });
});

describe('a takeover', () => {
  const by = (player: 'ours' | 'real', took: number, ...problems: string[]): Played => ({
    cell,
    outcome: { by: player, took, limit: 100, problems },
  });

  test.each([
    ['of ours within the tolerance is good', by('ours', 105), [], 'good'],
    ['of ours later is bad, whatever the real one does', by('ours', 106), [by('real', 120)], 'bad'],
    [
      'of the real one may be as late as from itself',
      by('real', 120),
      [by('real', 116)],
      'late as from itself',
    ],
    ['of the real one that is later is bad', by('real', 120), [by('real', 114)], 'bad'],
    ['of the real one is bad with nothing to compare it with', by('real', 106), [], 'bad'],
    ['in time is bad when something else is', by('ours', 100, 'two masters'), [], 'bad'],
  ])('%s', (_, played, controls, type) => {
    expect(verdictOf(played, controls, 5).type).toBe(type);
  });

  test('has a lateness', () => {
    expect(latenessOf(by('ours', 103))).toBe(3);
  });
});
