import type { Family } from '@kaconf/net';
import type { Authentication } from '../../config.ts';
import type { Version } from '../../schema/types/version.ts';
import type { VrrpInstanceBlock } from '../../schema/vrrp-instance.ts';
import type { Check } from './check.ts';
import { warn } from './instance-finding.ts';

/** What is known by then. */
interface Election {
  readonly family: Family;
  readonly version: Version;
}

/** VRRPv2 only, and only with a type and a password. */
export function authenticate(
  instance: VrrpInstanceBlock,
  { family, version }: Election,
  check: Check,
): Authentication | undefined {
  const { auth_type, auth_pass } = instance.authentication ?? {};
  const { name } = instance;
  if (auth_type === undefined) return;
  const keyword = 'authentication';
  if (version === 3) {
    const message = 'VRRP version 3 has no authentication';
    const line = `(${name}) VRRP version 3 does not support authentication. Ignoring.`;
    warn(instance, { keyword, message, hint: 'remove the block, or use version 2', line }, check);
  } else if (!auth_pass) {
    const line = `(${name}) Authentication specified but no password given. Ignoring`;
    warn(instance, { keyword, code: 'incomplete', message: 'authentication without auth_pass', line }, check);
  } else if (family === 6 && auth_type === 'AH') {
    const line = `(${name}) Cannot use AH authentication with IPv6. ignoring`;
    warn(instance, { keyword, message: 'AH is for IPv4 only', line }, check);
  } else return { auth_type, auth_pass };
  return;
}
