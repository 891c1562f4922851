import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../root.ts';
import { packExtension } from './pack.ts';

/** What `pnpm vsix` makes. */
const folder = join(root, 'dist');
mkdirSync(folder, { recursive: true });
console.log(relative(root, await packExtension(folder)));
