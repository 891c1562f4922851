// Builds build/Release/kaconf.node at install. It runs under whatever Node the machine has, 18 or later,
// needs no network for headers, and says what is missing in one sentence.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const addon = join(here, 'build/Release/kaconf.node');
const runtime = join(here, '../../node_modules', `node-linux-${process.arch}`);

if (process.platform !== 'linux') {
  console.log('@kaconf/kernel: not Linux, the native addon is not built');
} else if (!isFresh()) {
  provideTools();
  build();
}

function isFresh() {
  if (!existsSync(addon)) return false;
  const sources = readdirSync(join(here, 'native')).map((name) => join(here, 'native', name));
  const newest = Math.max(...[...sources, join(here, 'binding.gyp')].map(modified));
  return modified(addon) > newest;
}

function modified(file) {
  return statSync(file).mtimeMs;
}

function provideTools() {
  if (missingTools().length === 0) return;
  if (process.getuid() === 0 && onPath('apt-get')) {
    console.log(`@kaconf/kernel: installing python3, make and g++ (missing: ${missingTools().join(', ')})`);
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', 'python3', 'make', 'g++');
  }
  const missing = missingTools();
  if (missing.length > 0) {
    fail(
      `the native addon cannot be built without ${missing.join(', ')}: install python3, make and g++ (C++17) first`,
    );
  }
}

function missingTools() {
  return ['python3', 'make', 'g++'].filter((tool) => !onPath(tool));
}

function onPath(tool) {
  return process.env.PATH.split(delimiter).some((directory) => isExecutable(join(directory, tool)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function aptGet(...args) {
  run('apt-get', ['-qq', ...args], { DEBIAN_FRONTEND: 'noninteractive' });
}

/** `configure build`, not `rebuild`: TypeScript keeps its own output in build/. */
function build() {
  const require = createRequire(import.meta.url);
  const gyp = require.resolve('node-gyp/bin/node-gyp.js');
  const ownNode = join(runtime, 'bin/node');
  const node = existsSync(ownNode) ? ownNode : process.execPath;
  run(node, [gyp, 'configure', 'build', `--nodedir=${headers()}`, '--release', '--jobs=max']);
}

/** The directory that has include/node/node_api.h: of the project's own Node, or of the one that runs this. */
function headers() {
  const roots = [runtime, dirname(dirname(process.execPath)), '/usr', '/usr/local'];
  const root = roots.find((directory) => existsSync(join(directory, 'include/node/node_api.h')));
  return (
    root ??
    fail(
      `there are no Node headers in ${roots.join(', ')}: install the optional dependencies, or libnode-dev`,
    )
  );
}

/** Silent when it succeeds, everything it printed when it does not. */
function run(command, args, environment = {}) {
  const env = { ...process.env, ...environment };
  const result = spawnSync(command, args, { cwd: here, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  fail(`${command} ${args.join(' ')} failed: ${result.error?.message ?? `exit status ${result.status}`}`);
}

function fail(sentence) {
  console.error(`@kaconf/kernel: ${sentence}`);
  process.exit(1);
}
