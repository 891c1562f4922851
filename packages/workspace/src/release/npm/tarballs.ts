import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { makePageScript } from '../../executables/page.ts';
import { host } from '../../executables/target.ts';
import { root } from '../../root.ts';
import { version } from '../../version.ts';
import { licencesOf } from '../licences.ts';
import { type Contents, contentsOf } from './contents.ts';
import { compiled, type Manifest, publishedManifest, readManifest } from './manifest.ts';

/**
 * Every public package as npm publishes it.
 * @param addons those that come with the package of the kernel, by their architecture as Node calls it
 * @returns the paths of the tarballs, which are made in `folder`
 */
export async function makeTarballs(
  folder: string,
  addons: Readonly<Record<string, string>>,
): Promise<string[]> {
  // The types.
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b'], { cwd: root, stdio: 'inherit' });
  await makePageScript(host.work);
  const packages = globSync('packages/*', { cwd: root }).map((path) => join(root, path));
  const tarballs: string[] = [];
  for (const source of packages.toSorted()) {
    const manifest = readManifest(source);
    if (manifest.private) continue;
    tarballs.push(await makeTarball(source, manifest, contentsOf(manifest.name, addons), folder));
  }
  return tarballs;
}

async function makeTarball(
  source: string,
  manifest: Manifest,
  contents: Contents,
  folder: string,
): Promise<string> {
  const stage = join(folder, 'npm');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const inside = licencesOf(await compile(source, manifest, contents, stage));
  if (inside !== '') writeFileSync(join(stage, 'LICENSES-INSIDE'), inside);
  cpSync(join(source, 'build/types/src'), join(stage, 'types'), { recursive: true });
  for (const [from, to] of Object.entries(contents.besides)) {
    cpSync(resolve(root, from), join(stage, to), { recursive: true });
  }
  const published = publishedManifest(manifest, contents);
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(published, undefined, 2)}\n`);
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
  { bin = {}, exports = {}, dependencies = {} }: Manifest,
  { hasInside, banner, define }: Contents,
  stage: string,
): Promise<Metafile> {
  const files = [...Object.values(bin), ...Object.values(exports)];
  const { metafile } = await build({
    absWorkingDir: root,
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
    banner: { js: banner },
    define,
    external: Object.keys(dependencies).filter((dependency) => !hasInside(dependency)),
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}
