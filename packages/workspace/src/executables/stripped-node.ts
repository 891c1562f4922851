import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './target.ts';

/**
 * The target's Node, in its `work`, without what only debuggers want. Stripped before it gets its script: afterwards it
 * would break the executable. Without binutils it is 33 MB larger, nothing else.
 */
export function strippedNode({ node, work, toolPrefix }: Target): string {
  const stripped = join(work, 'node');
  if (existsSync(stripped) && statSync(stripped).mtimeMs > statSync(node).mtimeMs) return stripped;
  copyFileSync(node, stripped);
  try {
    execFileSync(`${toolPrefix}strip`, [stripped], { stdio: 'ignore' });
    return stripped;
  } catch {
    rmSync(stripped);
    return node;
  }
}
