import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { type Executable, makeExecutable } from './executable.ts';
import { strippedNode } from './stripped-node.ts';

/** What `pnpm build` makes: single self-contained executables that run where no Node is installed. */
const sample = join(root, 'fixtures/config/debian/web-cluster.conf');
const executables: readonly Executable[] = [
  {
    name: 'keepalived',
    entry: 'packages/daemon/src/main.ts',
    assets: { 'kaconf.node': join(root, 'packages/kernel/build/Release/kaconf.node') },
    rehearsal: ['-t', '-f', sample],
    // The daemon gives memory back when it has started or reloaded; V8 would collect once more for its own reasons.
    flags: ['--expose-gc', '--no-memory-reducer'],
  },
  {
    name: 'kaconf',
    entry: 'packages/kaconf/src/main.ts',
    assets: filesIn('docs/diagnostics'),
    rehearsal: ['check', join(root, 'fixtures/config/bad/unknown-keyword.conf'), sample],
    // Most runs are over before so much is used, and collect no garbage at all.
    flags: ['--min-semi-space-size=16'],
  },
];

/** By their names; `kaconf explain` prints them. */
function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(join(root, folder)).map((name) => [name, join(root, folder, name)]));
}

// Fresh after an install, stale after a pull that touched the native sources.
execFileSync(process.execPath, [join(root, 'packages/kernel/scripts/build-addon.mjs')], { stdio: 'inherit' });
const folders = { work: join(root, 'build'), dist: join(root, 'dist') };
for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
const node = strippedNode(folders.work);
for (const executable of executables) await makeExecutable(executable, node, folders);
