import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The configurations that a path names: itself, or if it is a directory the `*.conf` in it and below, by name. */
export async function configurationsAt(path: string): Promise<string[]> {
  if (path === '-' || !(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const inner = join(path, entry.name);
    if (entry.isDirectory()) found.push(...(await configurationsAt(inner)));
    else if (entry.name.endsWith('.conf')) found.push(inner);
  }
  return found;
}
