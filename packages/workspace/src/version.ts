import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Of all packages alike. */
export const { version } = manifest;
