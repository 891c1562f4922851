import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build as bundle } from 'esbuild';
import { root } from '../root.ts';
import type { Target } from './target.ts';

export interface Executable {
  readonly name: string;
  readonly entry: string;
  readonly assets: Readonly<Record<string, string>>;
  /** Arguments with which it does what people wait for; what V8 compiles for that, it carries along. */
  readonly rehearsal: readonly string[];
  /** For V8. */
  readonly flags: readonly string[];
}

const START = 'packages/workspace/src/executables/start';

/** @param node what it is made of: the target's */
export async function makeExecutable(executable: Executable, node: string, target: Target): Promise<void> {
  const { name, rehearsal, flags } = executable;
  const { work, dist, runner } = target;
  const script = join(work, `${name}.cjs`);
  await bundleTo(script, executable.entry);
  writeFileSync(script, wrapped(readFileSync(script, 'utf8')));
  const assets = { ...executable.assets, program: script };

  const rehearser = join(work, `${name}-rehearsal`);
  await inject(rehearser, `${START}/rehearsal.ts`, node, { assets, flags });
  const compiled = join(work, `${name}.compiled`);
  rmSync(compiled, { force: true });
  const [program = rehearser, ...words] = [...runner, rehearser, compiled, ...rehearsal];
  const { stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (!existsSync(compiled)) throw new Error(`${name} could not be rehearsed: ${stderr}`);

  // Renamed when it is whole: the one that it replaces may be running.
  const output = join(work, name);
  await inject(output, `${START}/start.ts`, node, { assets: { ...assets, compiled }, flags });
  renameSync(output, join(dist, name));
  rmSync(rehearser);
  console.log(
    `${relative(root, join(dist, name))}  ${(statSync(join(dist, name)).size / 2 ** 20).toFixed(0)} MB`,
  );
}

/** As Node wraps a module, but at once: each copy of a program in memory counts. */
function wrapped(script: string): string {
  return `(function (exports, require, module) {${script.replace(/^#!.*/, '')}\n})`;
}

async function bundleTo(script: string, entry: string): Promise<void> {
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
    // Inside the executable nobody answers import(); what it would load then is required.
    supported: { 'dynamic-import': false },
    // A checkout reads its addon and its pages beside the module; an executable has them inside, so nothing asks for this.
    define: { 'import.meta.url': 'undefined' },
    logLevel: 'warning',
  });
}

/** An executable of `node` that starts with a script of ours. */
async function inject(
  output: string,
  entry: string,
  node: string,
  { assets, flags }: Pick<Executable, 'assets' | 'flags'>,
): Promise<void> {
  const main = `${output}-main.cjs`;
  await bundleTo(main, entry);
  const config = `${output}.json`;
  const settings = {
    main,
    output,
    executable: node,
    assets,
    disableExperimentalSEAWarning: true,
    // Nobody's NODE_OPTIONS decide how a daemon that runs as root behaves.
    execArgvExtension: 'none',
    execArgv: flags,
  };
  writeFileSync(config, JSON.stringify(settings));
  execFileSync(process.execPath, ['--build-sea', config], { stdio: ['ignore', 'ignore', 'inherit'] });
}
