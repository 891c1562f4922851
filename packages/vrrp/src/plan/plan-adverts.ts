import type { AuthHmac, Config, VrrpInstance } from '@kaconf/config';
import { seconds } from '@kaconf/net';
import type { ChecksumForm } from '../packet/checksum.ts';
import type { AdvertPlan, Authentication, HmacKey, ReceiveBuffer } from './advert-plan.ts';

type GlobalDefs = Config['global_defs'];

/** The octets of the key in a file; undefined when there is none that will do. */
export type ReadKey = (path: string) => readonly number[] | undefined;

const HOP_LIMIT = 255;

export function planAdverts(instance: VrrpInstance, globalDefs: GlobalDefs, readKey: ReadKey): AdvertPlan {
  return {
    authentication: planAuthentication(instance, readKey),
    unicastHopLimit: instance.unicast_ttl ?? (instance.family === 4 ? HOP_LIMIT : undefined),
    checksum: checksum(instance),
    learnsOldChecksum: instance.old_unicast_checksum === undefined,
    checksSource: instance.check_unicast_src || globalDefs.vrrp_check_unicast_src,
    trustsAddresses: instance.skip_check_adv_addr,
    ownerIgnores: instance.owner_ignore_adverts,
    receiveBuffer: receiveBuffer(instance, globalDefs),
  };
}

function checksum({ v3_checksum_as_v2, old_unicast_checksum, unicast_peer }: VrrpInstance): ChecksumForm {
  if (v3_checksum_as_v2) return 'message';
  return old_unicast_checksum && unicast_peer.length > 0 ? 'old unicast' : 'pseudo-header';
}

function planAuthentication(
  { authentication, auth_hmac }: VrrpInstance,
  readKey: ReadKey,
): Authentication | undefined {
  if (auth_hmac) return planHmac(auth_hmac, readKey);
  return authentication && { type: authentication.auth_type, password: octetText(authentication.auth_pass) };
}

/** One character an octet, as the codec wants it: UTF-8 on the wire. */
function octetText(text: string): string {
  return encodeURIComponent(text).replace(/%(..)/g, (_, octet: string) =>
    String.fromCharCode(Number.parseInt(octet, 16)),
  );
}

/** Without the key that it signs with, keepalived has none of it. */
function planHmac(auth: AuthHmac, readKey: ReadKey): Authentication | undefined {
  const keys = auth.key.flatMap(({ id, secret }): HmacKey[] => {
    const octets = secret.type === 'octets' ? secret.octets : readKey(secret.path);
    return octets ? [{ id, octets }] : [];
  });
  const activeKey = keys.find(({ id }) => id === auth.active_key);
  if (!activeKey) return undefined;
  return {
    type: 'HMAC',
    keys,
    activeKey: auth.mode === 'receive-only' ? undefined : activeKey,
    required: auth.mode === 'enforce',
    window: auth.anti_replay === 'time' ? auth.time_window / seconds(1) : undefined,
  };
}

function receiveBuffer(instance: VrrpInstance, globalDefs: GlobalDefs): ReceiveBuffer | undefined {
  const { vrrp_rx_bufs_policy: policy, vrrp_rx_bufs_multiplier: count } = globalDefs;
  if (instance.kernel_rx_buf_size) return { count: instance.kernel_rx_buf_size, unit: 'octets' };
  if (policy === undefined) return undefined;
  if (typeof policy === 'number') return { count: policy, unit: 'octets' };
  return { count, unit: policy === 'MTU' ? 'MTUs' : 'adverts' };
}
