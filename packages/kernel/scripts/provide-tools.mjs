// For this checkout only: on a bare Debian machine, as root, the compiler comes along. Who installs the package from npm
// gets nothing installed on the machine.
import { spawnSync } from 'node:child_process';
import { missingTools, onPath, tools } from './tools.mjs';

const missing = missingTools();
if (missing.length > 0 && process.platform === 'linux' && process.getuid() === 0 && onPath('apt-get')) {
  console.log(`@kaconf/kernel: installing ${tools.join(', ')} (missing: ${missing.join(', ')})`);
  aptGet('update');
  aptGet('install', '--yes', '--no-install-recommends', ...tools);
}

/** What it could not install, the build that follows says. */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
