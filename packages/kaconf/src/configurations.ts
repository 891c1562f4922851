import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The configurations that a path names: itself, or if it is a directory the `*.conf` in it and below, by name. */
export function configurationsAt(path: string): string[] {
  if (path === '-' || !statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const inner = join(path, entry.name);
    if (entry.isDirectory()) found.push(...configurationsAt(inner));
    else if (entry.name.endsWith('.conf')) found.push(inner);
  }
  return found;
}
