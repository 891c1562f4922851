import { type FileStatus, type Host, isRefused } from './host.ts';

/** Why a path is not trusted, in the words of keepalived's log. */
export interface Distrust {
  readonly reason: 'not found' | 'wrong type' | 'replaceable';
  readonly log: string;
}

/**
 * Looks for somebody other than root who could replace the file, or a directory on the way to it. A link among the
 * directories is no directory: `/bin/true` is refused where /bin is a link.
 *
 * @param path absolute, without `.` and `..`
 */
export function distrust(path: string, host: Host, scriptSecurity: boolean): Distrust | undefined {
  for (const step of ancestry(path)) {
    const status = host.status(step);
    if (isRefused(status)) return { reason: 'not found', log: unreachable(path, status.refused) };
    const allowed = step === path ? ['file', 'link'] : ['directory'];
    if (!allowed.includes(status.type)) {
      return { reason: 'wrong type', log: `Wrong file type found in script path '${path}'.` };
    }
    if (isReplaceable(status)) {
      const disabling = scriptSecurity ? ' - disabling' : '';
      return { reason: 'replaceable', log: `Unsafe permissions found for script '${path}'${disabling}.` };
    }
  }
  return undefined;
}

/** `/a/b`: `/`, `/a`, `/a/b`. */
function ancestry(path: string): string[] {
  const names = path.split('/').slice(1);
  return ['/', ...names.map((_, depth) => `/${names.slice(0, depth + 1).join('/')}`)];
}

function isReplaceable({ type, uid, gid, mode }: FileStatus): boolean {
  if (uid !== 0) return true;
  const sticky = (mode & 0o1000) !== 0;
  const counts = type === 'file' || (type === 'directory' && !sticky);
  return counts && ((gid !== 0 && (mode & 0o020) !== 0) || (mode & 0o002) !== 0);
}

function unreachable(path: string, code: string): string {
  return ['EACCES', 'ELOOP', 'ENOENT', 'ENOTDIR'].includes(code)
    ? `check_script_secure could not find script '${path}' - disabling`
    : `check_script_secure('${path}') returned ${code} - disabling`;
}
