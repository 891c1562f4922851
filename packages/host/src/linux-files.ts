import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { FileKind, Files } from '@kaconf/config';
import { errnoText } from './errno-text.ts';

/** The file system of this machine; relative paths are of the working directory. */
export function linuxFiles(): Files {
  return {
    list: (directory) => unless(() => readdirSync(directory)),
    kind: (path) =>
      unless(() => lstatSync(path)) === undefined ? undefined : kindOf(unless(() => statSync(path))),
    read: (path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        return { reason: errnoText((error as NodeJS.ErrnoException).code ?? String(error)) };
      }
    },
    resolve: (directory) => unless(() => realpathSync(directory)) ?? directory,
  };
}

/** @param stats absent for a link to nowhere */
function kindOf(stats: Stats | undefined): FileKind {
  if (stats?.isDirectory()) return 'directory';
  if (!stats?.isFile()) return 'other';
  return (stats.mode & 0o111) === 0 ? 'file' : 'executable';
}

/** Nothing when the system refuses: whoever asks wants to know no more. */
function unless<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
