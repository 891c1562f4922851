import { type FileStatus, type Host, isRefused } from './host.ts';

/** Why a path is not trusted, in the words of keepalived's log. */
export interface Distrust {
  readonly reason: 'not found' | 'wrong type' | 'replaceable';
  readonly log: string;
  /** What of the path it is, and what about it: `/srv/checks belongs to 1000:1000 and has mode 0775`. */
  readonly cause?: string;
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
      const log = `Wrong file type found in script path '${path}'.`;
      return {
        reason: 'wrong type',
        log,
        cause: `${step} is ${status.type === 'link' ? 'a link' : `no ${allowed[0]}`}`,
      };
    }
    if (isReplaceable(status)) {
      const disabling = scriptSecurity ? ' - disabling' : '';
      const log = `Unsafe permissions found for script '${path}'${disabling}.`;
      return { reason: 'replaceable', log, cause: `${step} ${ownership(status)}` };
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

function ownership({ uid, gid, mode }: FileStatus): string {
  return `belongs to ${uid}:${gid} and has mode ${mode.toString(8).padStart(4, '0')}`;
}

function unreachable(path: string, code: string): string {
  return ['EACCES', 'ELOOP', 'ENOENT', 'ENOTDIR'].includes(code)
    ? `check_script_secure could not find script '${path}' - disabling`
    : `check_script_secure('${path}') returned ${code} - disabling`;
}
