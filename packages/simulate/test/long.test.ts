import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { tell } from '../src/index.ts';
import { story, twoNodes } from './worlds.ts';

const HOUR = 3600;

test('a thousand hours of two nodes take seconds', () => {
  const script = 'vrrp_script chk {\n script /bin/true\n interval 5\n weight -60\n }';
  const world = twoNodes({ head: script, common: 'track_script {\n chk\n }' });
  const began = Date.now();
  const timeline = tell(world, story(world, '500h kill a\n 501h revive a'), seconds(1000 * HOUR));
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(timeline.holdings.map(({ node, from, to }) => [node, from, to])).toEqual([
    // 3 s and (256 − 150)/256 s after the start, and after b has been heard last.
    ['a', 3_414_063, 1_800_000_000_000],
    // 3 s and (256 − 100)/256 s after the last advert, at …999.414063 s, which takes 0.1 ms.
    ['b', 1_800_003_023_538, 1_803_603_414_163],
    ['a', 1_803_603_414_063, 3_600_000_000_000],
  ]);
});
