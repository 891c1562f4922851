import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file that is gone when the test is over. */
export function configFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaconf-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'keepalived.conf');
  writeFileSync(path, text);
  return path;
}
