import { seconds } from '@kaconf/net';
import type { Authenticity } from '../instance/authenticity.ts';
import { type Replay, withStamp } from '../instance/replay.ts';
import type { SignedByHmac } from '../plan/advert-plan.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Datagram } from '../router/event.ts';
import { type Digests, sameOctets } from './digests.ts';
import { decodeTrailer, hmacOf, TYPE_HMAC_SHA256 } from './hmac-trailer.ts';
import { type Stamp, secondsAhead } from './stamp.ts';

/** Whether who sent it has the key, and it is fresh: draft-cassen-vrrp-auth-hmac, in keepalived's order. */
export function checkTrailer(
  plan: InstancePlan,
  { keys, window }: SignedByHmac,
  replay: Replay,
  { source, payload, wallClock }: Datagram,
  digests: Digests,
): Authenticity {
  const { type, keyId, reserved, stamp, hmac } = decodeTrailer(payload);
  if (type !== TYPE_HMAC_SHA256 || reserved !== 0) {
    return { ok: false, reason: 'malformed HMAC', text: `malformed authentication trailer from ${source}` };
  }
  const age = (one: Stamp) => -secondsAhead(one, Math.floor(wallClock / seconds(1)));
  const isCurrent = (one: Stamp) => window === undefined || Math.abs(age(one)) <= window;
  const skew = age(stamp);
  // Before the HMAC, which costs more; it only ever refuses.
  if (!isCurrent(stamp)) {
    const text = `stale authentication trailer from ${source}, clock skew ${skew} sec exceeds window ${window} sec`;
    return { ok: false, reason: 'stale HMAC', text };
  }
  const key = keys.find(({ id }) => id === keyId);
  if (!key) {
    const text = `unknown authentication key id ${keyId} from ${source}`;
    return { ok: false, reason: 'unknown HMAC key', text };
  }
  if (!sameOctets(hmac, hmacOf(payload, source, key.octets, digests))) {
    return { ok: false, reason: 'wrong HMAC', text: `invalid authentication HMAC from ${source}` };
  }
  const heard = withStamp(replay, source, stamp, isCurrent, plan);
  if (!heard) {
    return { ok: false, reason: 'replayed HMAC', text: `replayed authentication trailer from ${source}` };
  }
  if (window === undefined || Math.abs(skew) <= Math.floor(window / 2)) return { ok: true, replay: heard };
  const text = `authentication clock skew ${skew} sec from ${source} approaching window ${window} sec`;
  return { ok: true, replay: heard, oddity: { oddity: 'clock skew', text } };
}
