import { readFileSync, realpathSync, statfsSync } from 'node:fs';
import { constants } from 'node:os';
import type { Unwatchable } from '@kaconf/config';
import { errnoText } from './errno-text.ts';

/** File systems of which inotify(7) tells nothing that others do, by their magic numbers: see statfs(2). */
const SILENT: ReadonlySet<number> = new Set([
  0xcafe4a11, // bpf
  0x27e0eb, // cgroup
  0x63677270, // cgroup2
  0x64626720, // debugfs
  0x1cd1, // devpts
  0xde5e81e4, // efivarfs
  0x65735546, // fuse
  0x19800202, // mqueue
  0x6969, // nfs
  0x50495045, // pipefs
  0x9fa0, // proc
  0x7275, // romfs
  0xf97cff8c, // selinux
  0x517b, // smb
  0xfe534d42, // smb2
  0x534f434b, // sockfs
  0x62656572, // sysfs
  0x012ff7b6, // sysv2
  0x74726163, // tracefs
]);

/** Whether changes of the file can be noticed, which need not be there yet. */
export function unwatchable(path: string): Unwatchable | undefined {
  try {
    const folder = realpathSync.native(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');
    const isSilent = SILENT.has(statfsSync(folder).type >>> 0);
    return isSilent || isReadOnly(folder) ? { type: 'fileSystem' } : undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const errno = constants.errno[code as keyof typeof constants.errno];
    return { type: 'folder', errno, reason: errnoText(code) };
  }
}

/** Of the file systems above a folder, the one that is mounted last and deepest. */
function isReadOnly(folder: string): boolean {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, at = '-']) => folder === at || folder.startsWith(at === '/' ? at : `${at}/`));
  const deepest = mounts.reduce<string[]>((best, mount) => (depth(mount) >= depth(best) ? mount : best), []);
  return /^ro(,|$)/.test(deepest[3] ?? '');
}

function depth([, at = '']: readonly string[]): number {
  return at.length;
}
