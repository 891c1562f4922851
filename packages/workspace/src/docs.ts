import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, KEYWORDS } from './keywords/documents.ts';
import { root } from './root.ts';

/** Writes what the schema says into docs; a page of what is no longer there goes. */
const pages = documents();
rmSync(join(root, KEYWORDS), { recursive: true, force: true });
mkdirSync(join(root, KEYWORDS));
for (const [path, text] of pages) writeFileSync(join(root, path), text);
