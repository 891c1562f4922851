import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { root } from '../root.ts';

/** What runs in the pages that `kaconf simulate` writes: `page.js` in a folder. */
export async function makePageScript(work: string): Promise<void> {
  await bundle({
    entryPoints: [join(root, 'packages/picture/src/page/main.ts')],
    outfile: join(work, 'page.js'),
    bundle: true,
    platform: 'browser',
    // Map.groupBy is as old as that.
    target: ['chrome117', 'firefox119', 'safari17.4'],
    format: 'iife',
    minify: true,
    logLevel: 'warning',
  });
}
