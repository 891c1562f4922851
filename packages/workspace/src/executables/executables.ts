import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { buildAddon } from './addon.ts';
import { type Executable, makeExecutable } from './executable.ts';
import { makePageScript } from './page.ts';
import { strippedNode } from './stripped-node.ts';
import type { Target } from './target.ts';

const sample = join(root, 'fixtures/config/debian/web-cluster.conf');

/** Single self-contained executables that run where no Node is installed. */
export function executablesFor({ addon, work }: Target): readonly Executable[] {
  return [
    {
      name: 'keepalived',
      entry: 'packages/daemon/src/main.ts',
      assets: { 'kaconf.node': addon },
      rehearsal: ['-t', '-f', sample],
      // The daemon gives memory back when it has started or reloaded; V8 would collect once more for its own reasons.
      flags: ['--expose-gc', '--no-memory-reducer'],
    },
    {
      name: 'kaconf',
      entry: 'packages/kaconf/src/main.ts',
      assets: {
        ...filesIn('docs/diagnostics'),
        ...filesIn('docs/rules'),
        ...filesIn('docs/migration'),
        'page.js': join(work, 'page.js'),
      },
      rehearsal: ['check', join(root, 'fixtures/config/bad/unknown-keyword.conf'), sample],
      // Most runs are over before so much is used, and collect no garbage at all.
      flags: ['--min-semi-space-size=16'],
    },
  ];
}

export async function makeExecutables(target: Target): Promise<void> {
  for (const folder of [target.work, target.dist]) mkdirSync(folder, { recursive: true });
  buildAddon(target);
  await makePageScript(target.work);
  const node = strippedNode(target);
  for (const executable of executablesFor(target)) await makeExecutable(executable, node, target);
}

/** By their names; `kaconf explain` prints them. */
function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(join(root, folder)).map((name) => [name, join(root, folder, name)]));
}
