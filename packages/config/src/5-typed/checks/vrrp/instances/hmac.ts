import { type Micros, micros, seconds } from '@kaconf/net';
import type { Authentication, AuthHmac } from '../../../../config.ts';
import type { Check } from '../../check.ts';
import { warn } from '../instance-finding.ts';
import type { ReadInstance } from './complete-instance.ts';

const [SHORTEST, LONGEST] = [seconds(5), seconds(300)];

/** It needs the key that it signs with, and takes the place of the old authentication. */
export function checkHmac(
  instance: ReadInstance,
  authentication: Authentication | undefined,
  check: Check,
): AuthHmac | undefined {
  const { name, auth_hmac: block, strict_mode, advert_int } = instance;
  if (block === undefined) return;
  const keyword = 'auth_hmac';
  if (authentication !== undefined) {
    const line = `(${name}) auth_hmac cannot be combined with authentication, dropping legacy auth`;
    const message = 'authentication has no effect beside auth_hmac';
    warn(instance, { keyword: 'authentication', message, line }, check);
  }
  const { active_key, key } = block;
  if (active_key === undefined || !key.some(({ id }) => id === active_key)) {
    const line = `(${name}) auth_hmac active_key ${active_key ?? 0} is not defined, disabling extension`;
    const message =
      active_key === undefined ? 'auth_hmac without active_key' : `there is no key ${active_key}`;
    const wants = 'active_key';
    const hint = 'adverts are not signed';
    warn(instance, { code: 'incomplete', keyword, wants, message, hint, line }, check);
    return;
  }
  let { mode } = block;
  if (strict_mode && mode !== 'enforce') {
    const line = `(${name}) strict mode requires auth_hmac mode enforce`;
    const message = `mode ${mode} has no effect in strict mode: enforce is used`;
    warn(instance, { keyword, message, line }, check);
    mode = 'enforce';
  }
  return { ...block, active_key, mode, time_window: block.time_window ?? window(advert_int) };
}

function window(interval: Micros): Micros {
  const wholeSeconds = Math.floor(interval / seconds(1));
  return micros(Math.min(Math.max(seconds(3 * wholeSeconds), SHORTEST), LONGEST));
}
