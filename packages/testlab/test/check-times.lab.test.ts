import { expect, test } from 'vitest';
import { casesIn } from '../src/check-times/cases.ts';
import { lateness } from '../src/check-times/compare.ts';
import { CHECKS, playBoth } from '../src/check-times/play-both.ts';
import { binariesWithoutIpvs } from '../src/without-ipvs/binaries.ts';

/** Of each checker how it gives up a server that is not there, and one that is silent. */
const CHOSEN = [
  'clock',
  'tcp without retries',
  'tcp lost from the beginning',
  'tcp with a long time to connect',
  'tcp flaps',
  'http dies and returns',
  'http half-header',
  'http silent',
  'ssl dies and returns',
  'ssl mute',
  'smtp dies and returns',
  'smtp silent',
  'dns dies and returns',
  'dns servfail',
  'dns silent',
  'udp dies and returns',
  'udp is silent',
  'ping is lost and returns',
  'misc fails and returns',
  'misc hangs',
];
const DURATION = 11_000;
/** What a busy machine may add; `src/check-times/main.ts` asks for 50 ms on one that is not. */
const BOUND = 300;

// Where the processor is not free when a server is to die, it dies later, and a check later that is known.
const PATIENTLY = { retry: 2 } as const;

test(
  'servers die and return to the checkers of ours when they do to those of the real one',
  PATIENTLY,
  async () => {
    const cases = (await casesIn(CHECKS)).filter(({ name }) => CHOSEN.includes(name));
    expect(cases).toHaveLength(CHOSEN.length);
    const comparisons = await playBoth(await binariesWithoutIpvs(), { path: CHECKS, cases }, DURATION);
    const apart = comparisons.flatMap(({ moments, alone }, index) => [
      ...moments
        .filter((moment) => Math.abs(lateness(moment)) > BOUND)
        .map(({ text, real, ours }) => `${text} ${real} ${ours}`),
      ...alone.map((line) => `${cases[index]?.name}: ${line}`),
    ]);
    expect(apart).toEqual([]);
    // Each of them has failed and returned, but the clock.
    const removed = comparisons.filter(({ moments }) =>
      moments.some(({ text }) => text.startsWith('Removing')),
    );
    expect(removed).toHaveLength(CHOSEN.length - 1);
  },
);
