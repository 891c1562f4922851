import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, KEYWORDS } from './keywords/documents.ts';
import { pictures } from './pictures.ts';
import { root } from './root.ts';

/** Writes what the schema says into docs, and draws their pictures; a page of what is no longer there goes. */
const pages = documents();
rmSync(join(root, KEYWORDS), { recursive: true, force: true });
mkdirSync(join(root, KEYWORDS));
for (const [path, text] of [...pages, ...pictures()]) writeFileSync(join(root, path), text);
