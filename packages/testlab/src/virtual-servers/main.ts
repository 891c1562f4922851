/** `node packages/testlab/src/virtual-servers/main.ts [--transcript] [--together N] [FILE …]`: where ours differs from the real one. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ours } from '../daemon/binary.ts';
import { differenceOf } from '../side-by-side/difference.ts';
import { reference } from '../side-by-side/reference.ts';
import { sideBySide } from './verdict.ts';

const ALL = fileURLToPath(new URL('../../../../fixtures/virtual-servers/*.txt', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** What ours did. */
    transcript: { type: 'boolean' },
    together: { type: 'string', default: '6' },
  },
});
const paths = positionals.length > 0 ? positionals : globSync(ALL).toSorted();
const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
const real = await reference();
const results = await sideBySide(texts, ours(), real, Number(values.together));
let alike = 0;
for (const [index, result] of results.entries()) {
  const isAlike = !(result instanceof Error) && result.expected === result.actual;
  if (isAlike) alike += 1;
  console.log(`${isAlike ? '✔' : '✘'} ${relative('.', paths[index] ?? '')}`);
  if (result instanceof Error) console.log(result.message);
  else if (values.transcript) console.log(result.actual);
  if (!isAlike && !(result instanceof Error)) console.log(differenceOf(result.expected, result.actual));
}
console.log(`${alike} of ${paths.length} alike beside keepalived ${real.version}`);
if (alike < paths.length) process.exitCode = 1;
