import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../root.ts';

/** A file of the Debian package. */
export interface InstalledFile {
  /** From the root folder on, without the first slash. */
  readonly path: string;
  readonly content: string | Uint8Array | { readonly from: string } | { readonly link: string };
  /** Of no meaning for a link. */
  readonly mode: number;
}

const SOURCES = 'packages/workspace/src/release';

/** All that a machine gets. */
export function installedFiles(dist: string): InstalledFile[] {
  return [
    program('usr/sbin/keepalived', join(dist, 'keepalived')),
    program('usr/bin/kaconf', join(dist, 'kaconf')),
    { path: 'usr/bin/genhash', content: { link: '../sbin/keepalived' }, mode: 0 },
    text('usr/lib/systemd/system/keepalived.service', source(`${SOURCES}/debian/keepalived.service`)),
    text('usr/share/doc/kaconf/copyright', source('LICENSE').trimStart()),
    zipped('usr/share/doc/kaconf/changelog.gz', source('docs/changelog.md')),
  ];
}

function program(path: string, from: string): InstalledFile {
  return { path, content: { from }, mode: 0o755 };
}

function text(path: string, content: string): InstalledFile {
  return { path, content, mode: 0o644 };
}

function zipped(path: string, content: string): InstalledFile {
  return { path, content: gzipSync(content, { level: 9 }), mode: 0o644 };
}

function source(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
