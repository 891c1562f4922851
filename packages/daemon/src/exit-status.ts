/** keepalived's exit statuses, of the daemon as of its children. */
export const EXIT = {
  ok: 0,
  fatal: 1,
  config: 2,
  missingPermission: 4,
  noConfig: 6,
  /** A bug of ours: sysexits.h's EX_SOFTWARE. */
  programError: 70,
} as const;

/** A child that ends with one of these would do so again: it is not started anew. */
const permanent = new Map<number | null, string>([
  [EXIT.fatal, 'FATAL'],
  [EXIT.config, 'CONFIG'],
  [EXIT.missingPermission, 'missing permission'],
]);

export function permanentError(status: number | null): string | undefined {
  return permanent.get(status);
}
