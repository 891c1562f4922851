import {
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../root.ts';
import { version } from '../../version.ts';
import type { InstalledFile } from '../installed-files.ts';
import { type Compression, writeArchive } from './archive.ts';
import { controlText } from './control.ts';
import { releaseDate } from './date.ts';
import { librariesOf } from './libraries.ts';

const SCRIPTS = ['preinst', 'postinst', 'prerm', 'postrm'] as const;

/**
 * What Debian's keepalived has at the same place. The unit under both of its names: as releases go by, Debian's moves from
 * /lib to /usr/lib, which are the same folder, but not to dpkg.
 */
const DIVERTED = [
  '/usr/sbin/keepalived',
  '/usr/bin/genhash',
  '/lib/systemd/system/keepalived.service',
  '/usr/lib/systemd/system/keepalived.service',
  '/usr/share/man/man8/keepalived.8.gz',
  '/usr/share/man/man5/keepalived.conf.5.gz',
];

/** As Debian calls what Node calls so. */
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * @param forArchitecture of the executables among the files, as Node calls it
 * @returns the path of the package, which is made in `folder`
 */
export function makeDebianPackage(
  files: readonly InstalledFile[],
  folder: string,
  compression: Compression,
  forArchitecture: string = process.arch,
): string {
  const architecture = architectures[forArchitecture];
  if (architecture === undefined) throw new Error(`Debian has no name for ${forArchitecture}`);
  const work = join(folder, 'deb');
  const [control, data] = [join(work, 'control'), join(work, 'data')];
  rmSync(work, { recursive: true, force: true });
  for (const { path, content, mode } of files) put(join(data, path), content, mode);
  const facts = {
    version,
    architecture,
    depends: librariesOf(join(data, 'usr/sbin/keepalived')),
    installedOctets: files.reduce((sum, { path }) => sum + lstatSync(join(data, path)).size, 0),
  };
  put(join(control, 'control'), controlText(facts), 0o644);
  for (const name of SCRIPTS) put(join(control, name), script(name), 0o755);
  const output = join(folder, `kaconf_${version}_${architecture}.deb`);
  writeArchive(output, { control, data, work }, compression, releaseDate());
  rmSync(work, { recursive: true });
  return output;
}

function put(path: string, content: InstalledFile['content'], mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'object' && 'link' in content) {
    symlinkSync(content.link, path);
    return;
  }
  if (typeof content === 'object' && 'from' in content) {
    copyFileSync(content.from, path, constants.COPYFILE_FICLONE);
  } else writeFileSync(path, content);
  chmodSync(path, mode);
}

function script(name: (typeof SCRIPTS)[number]): string {
  const text = readFileSync(join(root, 'packages/workspace/src/release/debian', name), 'utf8');
  return text.replaceAll('@DIVERTED@', DIVERTED.join(' '));
}
