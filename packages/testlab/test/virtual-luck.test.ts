import { expect, test } from 'vitest';
import { withoutLuck } from '../src/virtual-servers/counted.ts';

const transcript = (step: string, weight: string) => `${step}
  log Adding service [10.0.1.2]:tcp:80 to VS [10.1.19.1]:tcp:80
  log Gained quorum 1+0=1 <= ${weight} for VS [10.1.19.1]:tcp:80`;

test('with whose weight a quorum is gained is luck where several servers come back', () => {
  expect(withoutLuck(transcript('up two', '2'))).toBe(transcript('up two', '…'));
});

test('it is none where all are there from the beginning', () => {
  expect(withoutLuck(transcript('start', '4'))).toBe(transcript('start', '4'));
});
