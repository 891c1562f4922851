import { expect, test } from 'vitest';
import { failureOf } from './network/story.ts';

/** `node packages/vrrp/bench/stories.ts` tells thousands more. */
const STORIES = 150;

test(`in ${STORIES} stories of a simulated network there is one master in time, and it has its addresses`, () => {
  const failures = Array.from({ length: STORIES }, (_, index) => failureOf(index + 1));
  expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
});
