import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Command = readonly [string, ...string[]];

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** What `pnpm build` made. @throws Error when it did not */
export function built(name: string): string {
  const path = `${DIST}${name}`;
  if (!isExecutable(path)) throw new Error(`there is no ${path}: run \`pnpm build\` first`);
  return path;
}

/** The real keepalived. @throws Error when it is not installed */
export function realKeepalived(): string {
  const directories = `${process.env.PATH}:/usr/local/sbin:/usr/sbin:/sbin`.split(':');
  const path = directories.map((directory) => `${directory}/keepalived`).find(isExecutable);
  if (path === undefined) {
    throw new Error('there is no keepalived to compare with: run `apt-get install -y keepalived` first');
  }
  return path;
}

/** A configuration test in a network of its own: both look at the interfaces, and find none but lo. */
export function configTest(keepalived: string, file: string): Command {
  const network = process.getuid?.() === 0 ? ['--net'] : ['--map-root-user', '--net'];
  return ['unshare', ...network, '--', keepalived, '-t', '-f', file];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
