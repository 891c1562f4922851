import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type AuthHmac, type Config, hmacOctets } from '@kaconf/config';

/** The secrets of `auth_hmac` that are in files of their own, by their paths. */
export interface KeyFiles {
  readonly keys: ReadonlyMap<string, readonly number[]>;
  /** What keepalived says about them. */
  readonly lines: readonly string[];
}

/** `hex:` with the digits of the longest key, and a little more; what is longer is no key. */
const LONGEST_FILE = 139;
const [SHORTEST_KEY, LONGEST_KEY] = [32, 64];
const OTHERS = 0o077;

/** They are read with the configuration; a change of one takes effect with a reload. */
export function readKeyFiles({ vrrp_instances }: Config): KeyFiles {
  const keys = new Map<string, readonly number[]>();
  const lines: string[] = [];
  for (const { name, auth_hmac } of vrrp_instances) {
    if (!auth_hmac) continue;
    const complain = (text: string) => lines.push(`(${name}) auth_hmac ${text}`);
    readKeys(auth_hmac, keys, complain);
    if (!isSet(auth_hmac, keys)) {
      complain(`active_key ${auth_hmac.active_key} is not defined, disabling extension`);
    }
  }
  return { keys, lines };
}

function readKeys(
  { key }: AuthHmac,
  keys: Map<string, readonly number[]>,
  complain: (text: string) => void,
): void {
  for (const { id, secret } of key) {
    if (secret.type !== 'file') continue;
    const octets = hmacOctets(readText(secret.path, complain) ?? '');
    if (octets.length >= SHORTEST_KEY && octets.length <= LONGEST_KEY) keys.set(secret.path, octets);
    else complain(`key ${id} length ${octets.length} not in range [${SHORTEST_KEY}, ${LONGEST_KEY}]`);
  }
}

function isSet({ key, active_key }: AuthHmac, keys: ReadonlyMap<string, unknown>): boolean {
  const active = key.find(({ id }) => id === active_key);
  return active !== undefined && (active.secret.type === 'octets' || keys.has(active.secret.path));
}

/** Without the ends of its lines, which editors add. */
function readText(path: string, complain: (text: string) => void): string | undefined {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    complain(`key file '${path}' cannot be opened`);
    return undefined;
  }
  try {
    if (fstatSync(fd).mode & OTHERS) complain(`key file '${path}' is readable by group or others`);
    const buffer = Buffer.alloc(LONGEST_FILE);
    const length = readSync(fd, buffer);
    if (length < LONGEST_FILE) return buffer.toString('utf8', 0, length).replace(/[\r\n]+$/, '');
    complain(`key file '${path}' is too large`);
    return undefined;
  } finally {
    closeSync(fd);
  }
}
