import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeExecutables } from '../executables/executables.ts';
import { arm64, host, type Target } from '../executables/target.ts';
import { packExtension } from '../extension/pack.ts';
import { root } from '../root.ts';
import { makeDebianPackage } from './debian/package.ts';
import { installedFiles } from './installed-files.ts';
import { licences } from './licences.ts';
import { makeTarballs } from './npm/tarballs.ts';

/** What `pnpm release` makes: of the executables in dist, for machines like this one; with `--arm64` for those, too. */
const folder = join(host.dist, 'release');
mkdirSync(folder, { recursive: true });
const others = process.argv.includes('--arm64') ? [arm64()] : [];
for (const other of others) await makeExecutables(other);
const targets = [host, ...others];
const addons = Object.fromEntries(targets.map(({ architecture, addon }) => [architecture, addon]));
for (const tarball of await makeTarballs(folder, addons)) tell(tarball);
tell(await packExtension(folder));
writeFileSync(join(folder, 'LICENSES-INSIDE'), await licences(host.nodePackage));
for (const target of targets) await release(target);

async function release(target: Target): Promise<void> {
  const { dist, architecture, nodePackage } = target;
  for (const name of ['keepalived', 'kaconf']) {
    const output = join(folder, `${name}-linux-${architecture}`);
    copyFileSync(join(dist, name), output);
    tell(output);
  }
  const files = await installedFiles({ dist, asked: host.dist, nodePackage });
  tell(makeDebianPackage(files, folder, 'strong', architecture));
}

function tell(path: string): void {
  console.log(`${relative(root, path)}  ${(statSync(path).size / 2 ** 20).toFixed(2)} MB`);
}
