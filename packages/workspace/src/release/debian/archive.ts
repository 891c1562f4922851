import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';

/** `strong` takes ten seconds here, and 130 MB of memory where it is installed. */
export type Compression = 'none' | 'strong';

/**
 * Both executables hold the same Node, 110 MB apart: a window that reaches so far keeps the second one's for nothing.
 * dpkg-deb has no such setting, so the archive is written here. Every dpkg that has a libc for us reads zstd.
 */
const ZSTD = {
  [constants.ZSTD_c_compressionLevel]: 12,
  [constants.ZSTD_c_windowLog]: 27,
  [constants.ZSTD_c_enableLongDistanceMatching]: 1,
};

export interface ArchiveFolders {
  /** Files about the package. */
  readonly control: string;
  /** Those that it installs. */
  readonly data: string;
  /** For what is needed meanwhile. */
  readonly work: string;
}

/** A Debian package, deb(5). @param date of all that is in it, in seconds since 1970: the same files make the same archive */
export function writeArchive(
  output: string,
  folders: ArchiveFolders,
  compression: Compression,
  date: number,
): void {
  const members = (['control', 'data'] as const).map((name) => {
    const file = join(folders.work, `${name}.tar`);
    const options = [...TAR, `--mtime=@${date}`, '--directory', folders[name], '--file', file, '.'];
    execFileSync('tar', options);
    const content = readFileSync(file);
    if (compression === 'none') return member(`${name}.tar`, content, date);
    const compressed = zstdCompressSync(content, { params: ZSTD, pledgedSrcSize: content.length });
    return member(`${name}.tar.zst`, compressed, date);
  });
  const version = member('debian-binary', Buffer.from('2.0\n'), date);
  writeFileSync(output, Buffer.concat([Buffer.from('!<arch>\n'), version, ...members]));
}

/** Whoever packs them. */
const TAR = ['--create', '--format=gnu', '--sort=name', '--owner=root:0', '--group=root:0'];

/** ar(5): a header of 60 octets, the content, and one octet more where its length is odd. */
function member(name: string, content: Buffer, date: number): Buffer {
  const fields = [name.padEnd(16), `${date}`.padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '100644'.padEnd(8)];
  const header = `${fields.join('')}${String(content.length).padEnd(10)}\`\n`;
  return Buffer.concat([Buffer.from(header), content, Buffer.alloc(content.length % 2, '\n')]);
}
