import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Shell, shells } from 'kaconf/shell';
import { root } from '../root.ts';
import { version } from '../version.ts';
import { releaseDate } from './debian/date.ts';
import { copyright, debianChangelog } from './debian/documents.ts';
import { licences } from './licences.ts';
import { configurationPage } from './manual/configuration-page.ts';
import { daemonPage } from './manual/daemon-page.ts';
import { kaconfPage } from './manual/kaconf-page.ts';
import { type Page, roff } from './manual/roff.ts';
import { completed, kaconf, keepalived } from './programs.ts';

/** A file of the Debian package. */
export interface InstalledFile {
  /** From the root folder on, without the first slash. */
  readonly path: string;
  readonly content: string | Uint8Array | { readonly from: string } | { readonly link: string };
  /** Of no meaning for a link. */
  readonly mode: number;
}

export interface Programs {
  /** The folder of the executables. */
  readonly dist: string;
  /** The folder of those that are asked what they take, where these do not run on this machine. */
  readonly asked?: string;
  /** That of the Node that they are. */
  readonly nodePackage: string;
}

const SOURCES = 'packages/workspace/src/release';

/** All that a machine gets. */
export async function installedFiles({
  dist,
  asked = dist,
  nodePackage,
}: Programs): Promise<InstalledFile[]> {
  const daemon = keepalived(asked);
  const checker = kaconf(asked);
  return [
    program('usr/sbin/keepalived', join(dist, 'keepalived')),
    program('usr/bin/kaconf', join(dist, 'kaconf')),
    { path: 'usr/bin/genhash', content: { link: '../sbin/keepalived' }, mode: 0 },
    text('usr/lib/systemd/system/keepalived.service', source(`${SOURCES}/debian/keepalived.service`)),
    ...[daemonPage(daemon), configurationPage(), kaconfPage(checker)].map(manual),
    ...completions('keepalived', (shell) => shells[shell](completed(daemon))),
    ...completions('kaconf', (shell) =>
      execFileSync(join(asked, 'kaconf'), ['completion', shell], { encoding: 'utf8' }),
    ),
    text('usr/share/doc/kaconf/copyright', copyright),
    zipped('usr/share/doc/kaconf/licences-inside.gz', await licences(nodePackage)),
    zipped('usr/share/doc/kaconf/changelog.gz', debianChangelog(releaseDate())),
    zipped('usr/share/doc/kaconf/NEWS.gz', source('docs/changelog.md')),
  ];
}

function manual(page: Page): InstalledFile {
  const { name, section } = page;
  return zipped(`usr/share/man/man${section}/${name}.${section}.gz`, roff(page, version));
}

function completions(name: string, completion: (shell: Shell) => string): InstalledFile[] {
  return [
    text(`usr/share/bash-completion/completions/${name}`, completion('bash')),
    text(`usr/share/zsh/vendor-completions/_${name}`, completion('zsh')),
    text(`usr/share/fish/vendor_completions.d/${name}.fish`, completion('fish')),
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
