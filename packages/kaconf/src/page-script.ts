import { readFileSync } from 'node:fs';
import * as sea from 'node:sea';
import { fileURLToPath } from 'node:url';

/** An asset of the single executable; elsewhere the build has made it. */
export function pageScript(): string {
  if (sea.isSea()) return sea.getAsset('page.js', 'utf8');
  return readFileSync(fileURLToPath(new URL('../../../build/page.js', import.meta.url)), 'utf8');
}
