import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../root.ts';
import { version } from '../../version.ts';
import { compiled, type Manifest, publishedManifest, readManifest } from './manifest.ts';

/** What a package has besides its sources and its README, by where it is in the repository. */
const besides: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kaconf: { 'docs/diagnostics': 'docs/diagnostics' },
  '@kaconf/kernel': {
    'packages/kernel/native': 'native',
    'packages/kernel/scripts': 'scripts',
    'packages/kernel/binding.gyp': 'binding.gyp',
  },
};

/** The command: it has all of ours inside, so that it is one thing to install. */
const PROGRAM = 'kaconf';

/**
 * Every public package as npm publishes it.
 * @returns the paths of the tarballs, which are made in `folder`
 */
export async function makeTarballs(folder: string): Promise<string[]> {
  // The types.
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b'], { cwd: root, stdio: 'inherit' });
  const packages = globSync('packages/*', { cwd: root }).map((path) => join(root, path));
  const tarballs: string[] = [];
  for (const source of packages.toSorted()) {
    const manifest = readManifest(source);
    if (!manifest.private) tarballs.push(await makeTarball(source, manifest, folder));
  }
  return tarballs;
}

async function makeTarball(source: string, manifest: Manifest, folder: string): Promise<string> {
  const stage = join(folder, 'npm');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const hasInside = (dependency: string) =>
    manifest.name === PROGRAM && (dependency.startsWith('@kaconf/') || dependency === 'chevrotain');
  await compile(source, manifest, stage, hasInside);
  cpSync(join(source, 'build/types/src'), join(stage, 'types'), { recursive: true });
  for (const [from, to] of Object.entries(besides[manifest.name] ?? {})) {
    cpSync(join(root, from), join(stage, to), { recursive: true });
  }
  writeFileSync(
    join(stage, 'package.json'),
    `${JSON.stringify(publishedManifest(manifest, hasInside), undefined, 2)}\n`,
  );
  copyFileSync(join(root, 'LICENSE'), join(stage, 'LICENSE'));
  if (existsSync(join(source, 'README.md')))
    copyFileSync(join(source, 'README.md'), join(stage, 'README.md'));
  const output = join(folder, `${manifest.name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  execFileSync('tar', [...TAR, '--directory', stage, '--file', output, '.']);
  rmSync(stage, { recursive: true });
  return output;
}

const TAR = ['--create', '--gzip', '--sort=name', '--owner=root:0', '--group=root:0', '--mtime=@0'].concat(
  '--transform=s,^\\.,package,',
);

/** Its JavaScript, and that of the dependencies that it has inside. */
async function compile(
  source: string,
  { name, bin = {}, exports = {} }: Manifest,
  stage: string,
  hasInside: (dependency: string) => boolean,
): Promise<void> {
  const files = [...Object.values(bin), ...Object.values(exports)];
  await build({
    entryPoints: files.map((file) => ({
      in: join(source, file),
      out: basename(compiled(file).default, '.js'),
    })),
    outdir: join(stage, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    ...(name === PROGRAM ? AS_IN_THE_REPOSITORY : {}),
    ...(hasInside('@kaconf/config') ? {} : { packages: 'external' }),
    logLevel: 'warning',
  });
}

/** The command finds its pages from its source; so there is a place for that, where they are as far away. */
const AS_IN_THE_REPOSITORY = {
  define: { 'import.meta.url': 'placeOfTheSource' },
  banner: { js: "const placeOfTheSource = new URL('../packages/kaconf/src/main.ts', import.meta.url).href;" },
};
