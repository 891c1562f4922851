import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `strong` takes a minute and 130 MB of memory, there and, without the minute, where it is installed. */
export type Compression = 'none' | 'strong';

/**
 * Both executables hold the same Node, 110 MB apart: a dictionary that reaches so far keeps the second one's for nothing.
 * dpkg-deb has no such setting, so the archive is written here.
 */
const XZ = 'xz --lzma2=preset=6,dict=128MiB';

/** A Debian package, deb(5): the folder `control` with its files about the package, and `data` with those that it installs. */
export function writeArchive(
  output: string,
  folders: { readonly control: string; readonly data: string; readonly work: string },
  compression: Compression,
): void {
  const [suffix, program] = compression === 'none' ? ['', []] : ['.xz', ['--use-compress-program', XZ]];
  const members = (['control', 'data'] as const).map((name) => {
    const file = join(folders.work, `${name}.tar${suffix}`);
    execFileSync('tar', [...TAR, ...program, '--directory', folders[name], '--file', file, '.']);
    return member(`${name}.tar${suffix}`, readFileSync(file));
  });
  const version = member('debian-binary', Buffer.from('2.0\n'));
  writeFileSync(output, Buffer.concat([Buffer.from('!<arch>\n'), version, ...members]));
}

/** The same files make the same archive, whoever packs them and when. */
const TAR = ['--create', '--format=gnu', '--sort=name', '--owner=root:0', '--group=root:0', '--mtime=@0'];

/** ar(5): a header of 60 octets, the content, and one octet more where its length is odd. */
function member(name: string, content: Buffer): Buffer {
  const fields = [name.padEnd(16), '0'.padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '100644'.padEnd(8)];
  const header = `${fields.join('')}${String(content.length).padEnd(10)}\`\n`;
  return Buffer.concat([Buffer.from(header), content, Buffer.alloc(content.length % 2, '\n')]);
}
