import type { Authentication, VrrpInstance } from '../../../../config.ts';
import { OWNER } from '../../../../schema/types/vrrp/priority.ts';
import type { InitialState } from '../../../../schema/types/vrrp/state.ts';
import type { Check } from '../../check.ts';
import { warn } from '../instance-finding.ts';
import type { ReadInstance } from './complete-instance.ts';

type Election = Pick<VrrpInstance, 'family' | 'version' | 'priority' | 'state'>;

interface Authenticated {
  readonly authentication: Authentication | undefined;
  readonly state: InitialState;
}

/** VRRPv2 only, and only with a type and a password. */
export function authenticate(instance: ReadInstance, election: Election, check: Check): Authenticated {
  const { auth_type, auth_pass } = instance.authentication ?? {};
  const { name } = instance;
  const { state } = election;
  if (auth_type === undefined) return { authentication: undefined, state };
  const keyword = 'authentication';
  const objection = objectionTo(instance, election);
  if (objection !== undefined || !auth_pass) {
    if (objection) warn(instance, { keyword, ...objection }, check);
    return { authentication: undefined, state };
  }
  const authentication = { auth_type, auth_pass };
  if (auth_type === 'PASS' || state === 'BACKUP' || election.priority === OWNER) {
    return { authentication, state };
  }
  const line = `(${name}) Initial state master is incompatible with AH authentication - clearing`;
  const message = 'with AH it listens before it becomes master';
  warn(instance, { keyword: 'state', message, hint: "write 'state BACKUP'", line }, check);
  return { authentication, state: 'BACKUP' };
}

type Objection = Omit<Parameters<typeof warn>[1], 'keyword'>;

function objectionTo(instance: ReadInstance, { family, version }: Election): Objection | undefined {
  const { name, strict_mode, authentication } = instance;
  if (strict_mode) {
    const line = `(${name}) Strict mode does not support authentication. Ignoring.`;
    return { message: 'no current RFC has authentication, and strict mode none', line };
  }
  if (version === 3) {
    const line = `(${name}) VRRP version 3 does not support authentication. Ignoring.`;
    const hint = 'remove the block, or use version 2';
    return { message: 'VRRP version 3 has no authentication', hint, line };
  }
  if (!authentication?.auth_pass) {
    const line = `(${name}) Authentication specified but no password given. Ignoring`;
    return { code: 'incomplete', wants: 'auth_pass', message: 'authentication without auth_pass', line };
  }
  if (family === 6 && authentication.auth_type === 'AH') {
    const line = `(${name}) Cannot use AH authentication with IPv6. ignoring`;
    return { message: 'AH is for IPv4 only', line };
  }
  return;
}
