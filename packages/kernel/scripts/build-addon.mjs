// Builds build/Release/kaconf.node at install, unless a release brings one that loads here. It runs under whatever Node
// the machine has, 18 or later, and says what is missing in one sentence.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingTools } from './tools.mjs';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const addon = join(here, 'build/Release/kaconf.node');
const prebuilt = join(here, `prebuilds/linux-${process.arch}/kaconf.node`);
const runtime = join(here, '../../node_modules', `node-linux-${process.arch}`);

if (process.platform !== 'linux') {
  console.log('@kaconf/kernel: not Linux, the native addon is not built');
} else if (!isFresh() && !loads(prebuilt)) {
  const missing = missingTools();
  if (missing.length > 0) {
    fail(
      `the native addon cannot be built without ${missing.join(', ')}: install python3, make and g++ (C++17) first`,
    );
  }
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

/** Not one for another C library. */
function loads(file) {
  try {
    process.dlopen({ exports: {} }, file);
    return true;
  } catch {
    return false;
  }
}

/** `configure build`, not `rebuild`: TypeScript keeps its own output in build/. */
function build() {
  const ownNode = join(runtime, 'bin/node');
  const node = existsSync(ownNode) ? ownNode : process.execPath;
  run(node, [nodeGyp(), 'configure', 'build', ...headers(), '--release', '--jobs=max']);
}

/** This workspace has its own; npm and pnpm bring one to those who install a release. */
function nodeGyp() {
  try {
    return createRequire(import.meta.url).resolve('node-gyp/bin/node-gyp.js');
  } catch {
    return process.env.npm_config_node_gyp ?? fail('there is no node-gyp: install it, or let npm run this');
  }
}

/** The directory that has include/node/node_api.h: of the project's own Node, or of the one that runs this. Else node-gyp fetches them. */
function headers() {
  const roots = [runtime, dirname(dirname(process.execPath)), '/usr', '/usr/local'];
  const root = roots.find((directory) => existsSync(join(directory, 'include/node/node_api.h')));
  return root === undefined ? [] : [`--nodedir=${root}`];
}

/** Silent when it succeeds, everything it printed when it does not. */
function run(command, args) {
  const result = spawnSync(command, args, { cwd: here, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  fail(`${command} ${args.join(' ')} failed: ${result.error?.message ?? `exit status ${result.status}`}`);
}

function fail(sentence) {
  console.error(`@kaconf/kernel: ${sentence}`);
  process.exit(1);
}
