/**
 * `node packages/testlab/src/fixes/main.ts FOLDER [lint|migrate]`: whether `kaconf lint --fix` and `kaconf migrate --fix` make a configuration
 * worse to the real `keepalived -t`. Ends with 1 where one is, and where nothing was changed.
 */
import { parseArgs } from 'node:util';
import { reference } from '../side-by-side/reference.ts';
import { COMMANDS } from './fixed.ts';
import { judgeFixes, titleOf } from './judge.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder, only] = positionals;
const chosen = COMMANDS.filter((command) => only === undefined || command === only);
if (folder === undefined || chosen.length === 0) throw new Error('usage: main.ts FOLDER [lint|migrate]');
const real = await reference();
for (const command of chosen) {
  const judged = await judgeFixes(command, folder, real);
  const bad = judged.filter(({ worse }) => worse.length > 0);
  for (const each of bad) console.log([`✘ ${titleOf(each)}`, ...each.worse].join('\n    '));
  const better = judged.filter(({ before, after }) => after.messages.length < before.messages.length).length;
  console.log(
    `${command} --fix: ${judged.length} readings of what it changed, ${bad.length} worse, ${better} with fewer complaints of keepalived ${real.version}`,
  );
  if (bad.length > 0 || judged.length === 0) process.exitCode = 1;
}
