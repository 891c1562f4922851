import { expect, test } from 'vitest';
import { withoutLuck } from '../src/virtual-servers/counted.ts';

test('how many have answered when a quorum is gained is luck, what it takes is not', () => {
  const transcript = (count: number) => `start
  log Adding service [10.0.1.2]:tcp:80 to VS [10.1.19.1]:tcp:80
  log Gained quorum 1+0=1 <= ${count} for VS [10.1.19.1]:tcp:80`;
  expect(withoutLuck(transcript(2))).toBe(withoutLuck(transcript(1)));
  expect(withoutLuck(transcript(2))).toBe(`start
  log Adding service [10.0.1.2]:tcp:80 to VS [10.1.19.1]:tcp:80
  log Gained quorum 1+0=1 <= … for VS [10.1.19.1]:tcp:80`);
});
