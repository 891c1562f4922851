import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/fixes/fixed.ts';
import { judgeFixes, titleOf } from '../src/fixes/judge.ts';
import { reference } from '../src/side-by-side/reference.ts';

/** Most of what people publish has no licence, so none of it is here. */
const folder = process.env.CONFIGURATIONS;
const where = folder ?? 'not judged: CONFIGURATIONS=FOLDER names none';

describe.skipIf(folder === undefined)(`no fix makes a real configuration worse (${where})`, () => {
  test.each(COMMANDS)(
    '%s --fix',
    async (command) => {
      const judged = await judgeFixes(command, folder ?? '', await reference());
      const worse = judged.filter((each) => each.worse.length > 0);
      expect(judged).not.toEqual([]);
      expect(worse.map((each) => [titleOf(each), ...each.worse])).toEqual([]);
    },
    1_200_000,
  );
});
