import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../root.ts';
import { makeDebianPackage } from './debian/package.ts';
import { installedFiles } from './installed-files.ts';
import { makeTarballs } from './npm/tarballs.ts';

/** What `pnpm release` makes of the executables in dist, for machines like this one. */
const dist = join(root, 'dist');
const folder = join(dist, 'release');
mkdirSync(folder, { recursive: true });
for (const name of ['keepalived', 'kaconf']) {
  copyFileSync(join(dist, name), join(folder, name));
  tell(join(folder, name));
}
for (const tarball of await makeTarballs(folder)) tell(tarball);
tell(makeDebianPackage(installedFiles(dist), folder, 'strong'));

function tell(path: string): void {
  console.log(`${relative(root, path)}  ${(statSync(path).size / 2 ** 20).toFixed(2)} MB`);
}
