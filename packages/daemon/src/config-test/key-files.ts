import { type Config, HMAC_FILE_LIMIT, hmacOctets } from '@kaconf/config';
import type { Host } from '@kaconf/host';

/** The secrets of `auth_hmac` that are in files of their own, by their paths; a change of one takes effect with a reload. */
export function readKeyFiles(
  { vrrp_instances }: Config,
  { secret: look }: Pick<Host, 'secret'>,
): ReadonlyMap<string, readonly number[]> {
  const keys = vrrp_instances.flatMap(({ auth_hmac }) => auth_hmac?.key ?? []);
  const files = keys.flatMap(({ secret }) => (secret.type === 'file' ? secret.path : []));
  return new Map(
    files.flatMap((path) => {
      const text = look(path, HMAC_FILE_LIMIT)?.text;
      return text === undefined ? [] : [[path, hmacOctets(text)] as const];
    }),
  );
}
