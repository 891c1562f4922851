import { parseIPv4, parseMac } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import type { Advert } from '../src/observer/event.ts';
import { conflicts, reigns } from '../src/observer/masters.ts';

/** `0.0 a 150, 1.0 a 150, 2.0 a 0`: seconds, sender and priority of adverts of one second. */
function wire(story: string): readonly Advert[] {
  return story.split(', ').map((advert) => {
    const [seconds, sender, priority] = advert.split(' ');
    const [source, destination, sourceMac] = [
      parseIPv4(sender === 'a' ? '10.0.0.11' : '10.0.0.12'),
      parseIPv4('224.0.0.18'),
      parseMac('02:00:00:00:00:01'),
    ];
    if (!source || !destination || !sourceMac) throw new Error(`no advert: ${advert}`);
    const [time, raw, frame] = [Number(seconds) * 1000, new Uint8Array(), new Uint8Array()];
    const common = { type: 'advert', version: 2, vrid: 51, interval: 1000 } as const;
    return { ...common, time, source, destination, sourceMac, priority: Number(priority), raw, frame };
  });
}

const peaceful = [
  { story: '0 a 150, 1 a 150, 2 a 0, 2.6 b 100, 3.6 b 100', what: 'one says good-bye, the other takes over' },
  { story: '0 a 150, 1 a 150, 4.6 b 100, 5.6 b 100', what: 'one dies, the other takes over' },
  { story: '0 b 100, 1 b 100, 1.2 a 150, 2.2 a 150', what: 'the higher preempts' },
  {
    story: '0 b 100, 0.99 a 150, 1 b 100, 1.99 a 150',
    what: 'the last advert crosses the first on the wire',
  },
  { story: '0 a 150, 4 b 100, 5 b 100, 5.5 a 150, 6.5 a 150', what: 'one sleeps and takes the address back' },
];

test.each(peaceful)('there is one master at a time when $what', ({ story }) => {
  expect(conflicts(wire(story))).toEqual([]);
});

const quarrels = [
  { story: '0 a 150, 0.5 b 100, 1 a 150, 1.5 b 100, 2 a 150', what: 'both go on' },
  { story: '0 a 150, 0.5 b 100, 1 a 150', what: 'one intrudes once' },
];

test.each(quarrels)('there are two masters when $what', ({ story }) => {
  expect(
    conflicts(wire(story)).map(({ incumbent, intruder }) => [incumbent.source, intruder.source]),
  ).toEqual([['10.0.0.11', '10.0.0.12']]);
});

describe('a reign', () => {
  test('ends when an advert is missing, and a new one begins with the next', () => {
    expect(reigns(wire('0 a 150, 1 a 150, 3 a 150')).map(({ from, until }) => [from, until])).toEqual([
      [0, 1000],
      [3000, 3000],
    ]);
  });

  test('ends with the good-bye, which is no part of it', () => {
    expect(reigns(wire('0 a 150, 1 a 150, 1.1 a 0')).map(({ from, until }) => [from, until])).toEqual([
      [0, 1000],
    ]);
  });
});
