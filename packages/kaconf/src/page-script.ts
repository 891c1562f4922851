import { existsSync, readFileSync } from 'node:fs';
import * as sea from 'node:sea';
import { fileURLToPath } from 'node:url';

/** An asset of the single executable; elsewhere the build has made it. */
export function pageScript(): string {
  if (sea.isSea()) return sea.getAsset('page.js', 'utf8');
  const path = fileURLToPath(new URL('../../../build/page.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing: 'pnpm build' makes it`);
  return readFileSync(path, 'utf8');
}
