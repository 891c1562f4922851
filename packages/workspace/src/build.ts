import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { root } from './root.ts';

/** What `pnpm build` makes: single self-contained executables that run where no Node is installed. */
interface Executable {
  readonly name: string;
  readonly entry: string;
  readonly assets: Readonly<Record<string, string>>;
}

/** By their names; `kaconf explain` prints them. */
function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(join(root, folder)).map((name) => [name, join(root, folder, name)]));
}

const executables: readonly Executable[] = [
  {
    name: 'keepalived',
    entry: 'packages/daemon/src/main.ts',
    assets: { 'kaconf.node': join(root, 'packages/kernel/build/Release/kaconf.node') },
  },
  { name: 'kaconf', entry: 'packages/kaconf/src/main.ts', assets: filesIn('docs/diagnostics') },
];

const work = join(root, 'build');
const dist = join(root, 'dist');

async function makeExecutable({ name, entry, assets }: Executable, node: string): Promise<void> {
  const script = join(work, `${name}.cjs`);
  await bundle({
    entryPoints: [join(root, entry)],
    outfile: script,
    bundle: true,
    platform: 'node',
    target: 'node26',
    format: 'cjs',
    // Not the identifiers: with esbuild's keepNames every closure would be named as it is made, which halves the speed.
    minifySyntax: true,
    minifyWhitespace: true,
    // A checkout reads its addon and its pages beside the module; an executable has them inside, so nothing asks for this.
    define: { 'import.meta.url': 'undefined' },
    logLevel: 'warning',
  });
  // Renamed when it is whole: the one that it replaces may be running.
  const output = join(work, name);
  const executable = join(dist, name);
  const config = join(work, `${name}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      main: script,
      output,
      executable: node,
      assets,
      useCodeCache: true,
      disableExperimentalSEAWarning: true,
      // Nobody's NODE_OPTIONS decide how a daemon that runs as root behaves.
      execArgvExtension: 'none',
      // The heap is small: waking helpers to collect it takes longer than collecting it.
      execArgv: ['--no-parallel-scavenge'],
    }),
  );
  execFileSync(process.execPath, ['--build-sea', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  renameSync(output, executable);
  console.log(`dist/${name}  ${(statSync(executable).size / 2 ** 20).toFixed(0)} MB`);
}

/** Stripped first: afterwards it would break the executable. Without binutils it is 33 MB larger, nothing else. */
function strippedNode(): string {
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

// Fresh after an install, stale after a pull that touched the native sources.
execFileSync(process.execPath, [join(root, 'packages/kernel/scripts/build-addon.mjs')], { stdio: 'inherit' });
mkdirSync(work, { recursive: true });
mkdirSync(dist, { recursive: true });
const node = strippedNode();
for (const executable of executables) await makeExecutable(executable, node);
