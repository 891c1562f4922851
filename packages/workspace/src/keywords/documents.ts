import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, flatten, schema } from '@kaconf/config';
import { grammarOf } from '../grammar/grammar.ts';
import { root } from '../root.ts';
import { renewCompatibility } from './compatibility.ts';
import { blockPage, indexPage } from './page.ts';

/** The folder that has no other pages than the generated ones. */
export const KEYWORDS = 'docs/keywords';
const COMPATIBILITY = 'docs/compatibility.md';
const GRAMMAR = 'packages/vscode/syntaxes/keepalived.tmLanguage.json';
const PATHS = 'fixtures/config/keywords/paths.txt';

/** Every document, and the grammar for editors, that follows from the schema, by its path in the repository. */
export function documents(): ReadonlyMap<string, string> {
  const entries = entriesOf(schema);
  const blocks = entries.filter(({ inside }) => inside !== undefined);
  const paths = readText(PATHS).trim().split('\n');
  return new Map([
    [`${KEYWORDS}/README.md`, indexPage(entries)],
    ...blocks.map((block): [string, string] => [`${KEYWORDS}/${block.word}.md`, blockPage(block)]),
    [GRAMMAR, `${JSON.stringify(grammarOf(schema), undefined, 1)}\n`],
    [COMPATIBILITY, renewCompatibility(readText(COMPATIBILITY), flatten(entries), paths)],
  ]);
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
