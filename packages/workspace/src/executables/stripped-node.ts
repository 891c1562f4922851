import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that runs this, in `work`, without what only debuggers want. Stripped before it gets its script: afterwards it
 * would break the executable. Without binutils it is 33 MB larger, nothing else.
 */
export function strippedNode(work: string): string {
  const stripped = join(work, 'node');
  if (existsSync(stripped) && statSync(stripped).mtimeMs > statSync(process.execPath).mtimeMs)
    return stripped;
  copyFileSync(process.execPath, stripped);
  try {
    execFileSync('strip', [stripped], { stdio: 'ignore' });
    return stripped;
  } catch {
    rmSync(stripped);
    return process.execPath;
  }
}
