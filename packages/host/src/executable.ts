import type { Identity } from '@kaconf/config';
import type { FileStatus } from './host.ts';

/** As execve(2) decides, but for supplementary groups. */
export function isExecutable(file: FileStatus, { uid, gid }: Identity): boolean {
  if (uid === 0) return (file.mode & 0o111) !== 0;
  if (uid === file.uid) return (file.mode & 0o100) !== 0;
  return (file.mode & (gid === file.gid ? 0o010 : 0o001)) !== 0;
}

/** Whether root's rights are at stake: root runs it, or it is a set-uid or set-gid program of root. */
export function runsAsRoot(file: FileStatus, { uid, gid }: Identity): boolean {
  const setUid = file.uid === 0 && (file.mode & 0o4100) === 0o4100;
  const setGid = file.gid === 0 && (file.mode & 0o2010) === 0o2010;
  return uid === 0 || gid === 0 || setUid || setGid;
}
