import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.ts';
import { host, type Target } from './target.ts';

const kernel = join(root, 'packages/kernel');

/** Fresh after an install, stale after a pull that touched the native sources. */
export function buildAddon(target: Target): void {
  if (target === host) {
    execFileSync(process.execPath, [join(kernel, 'scripts/build-addon.mjs')], { stdio: 'inherit' });
    return;
  }
  const { nodePackage, architecture, toolPrefix, addon } = target;
  // A copy below the package, whose own build is this machine's and whose dependencies are found from there.
  const copy = dirname(dirname(dirname(addon)));
  mkdirSync(copy, { recursive: true });
  for (const name of ['binding.gyp', 'native']) {
    cpSync(join(kernel, name), join(copy, name), { recursive: true, preserveTimestamps: true });
  }
  const gyp = join(kernel, 'node_modules/node-gyp/bin/node-gyp.js');
  const options = [`--nodedir=${nodePackage}`, `--arch=${architecture}`, '--release', '--jobs=max'];
  execFileSync(process.execPath, [gyp, 'configure', 'build', ...options], {
    cwd: copy,
    env: { ...process.env, CC: `${toolPrefix}gcc`, CXX: `${toolPrefix}g++` },
    // What it says is told when it fails.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}
