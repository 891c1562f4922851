import type { Family } from '@kaconf/net';
import type { VrrpInstance, VrrpSyncGroup } from '../../../../config.ts';
import type { Rule } from '../../../../schema/types/rule/rule.ts';
import { DEFAULT_PRIORITY, OWNER } from '../../../../schema/types/vrrp/priority.ts';
import type { Version } from '../../../../schema/types/vrrp/version.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { Check } from '../../check.ts';
import { mails } from '../../mails.ts';
import { warn } from '../instance-finding.ts';
import { checkMulticast, isReachable } from '../tracking/reachable.ts';
import type { Tracks } from '../tracking/tracks.ts';
import { checkWeights, withoutOwnInterface } from '../tracking/weights.ts';
import { placeAddresses } from './address-places.ts';
import { fitAdvertInterval } from './advert-interval.ts';
import { fitAddresses, hasAddresses } from './advertised.ts';
import { authenticate } from './authentication.ts';
import type { Deduced } from './deduce.ts';
import { checkHmac } from './hmac.ts';
import type { Identified } from './identity.ts';
import { checkOwnInterfaces, checkXmitBase, completeVmac } from './own-interfaces.ts';
import { checkPreemption } from './preemption.ts';
import { checkReactions } from './reactions.ts';

/** An instance as far as it could be checked while it was read. */
export type ReadInstance = Omit<VrrpInstanceBlock, keyof Deduced | keyof Tracks | 'virtual_rules'> &
  Deduced &
  Tracks & { readonly virtual_rules: readonly Rule[] };

/**
 * Derives what is not written, and takes back what does not fit together. The order is keepalived's, so that its lines
 * come in its order.
 */
export function completeInstance(
  read: Identified<ReadInstance>,
  group: Pick<VrrpSyncGroup, 'sync_group_tracking_weight'> | undefined,
  check: Check,
): VrrpInstance | undefined {
  const family = read.family ?? 4;
  const version = versionOf(read, family, check);
  const election = { family, version, ...standingOf(read, check) };
  const { authentication, ...standing } = authenticate(read, election, check);
  const auth_hmac = checkHmac(read, authentication, check);
  if (!isReachable(read, family, check)) return;
  const mac = completeVmac(read, check);
  checkMulticast(read, check);
  checkFirstAddress(read, family, check);
  const vrf = checkVrf(read, check);
  const fitting = fitAddresses(read, family, auth_hmac, check);
  const preemption = checkPreemption(read, { ...election, ...standing }, check);
  const reactions = checkReactions(read, election, check);
  const advert_int = fitAdvertInterval(read, version, check);
  const own = checkOwnInterfaces({ ...read, ...mac }, family, check);
  const track_interface = withoutOwnInterface(read, check);
  const vmac_xmit_base = checkXmitBase(read, own.vmac_xmit_base, check);
  const addresses = placeAddresses(read, fitting, family, check);
  if (!hasAddresses(read, addresses.virtual_ipaddress, version, check)) return;
  const tracks = checkWeights({ ...read, track_interface }, election.priority, group, check);
  return {
    ...read,
    ...election,
    ...standing,
    // IPv6 with VRRPv2 is nothing that an RFC knows; keepalived does it.
    version: family === 6 ? 3 : version,
    authentication: auth_hmac ? undefined : authentication,
    auth_hmac,
    vrf,
    ...mac,
    ...own,
    vmac_xmit_base,
    ...addresses,
    ...preemption,
    ...reactions,
    advert_int,
    ...tracks,
    check_unicast_src: read.check_unicast_src || read.unicast_peer.some(({ limited }) => limited),
    track_src_ip: read.track_src_ip && read.src_ip !== undefined,
    smtp_alert: mails(read.smtp_alert, check.global),
  };
}

/** VRRPv2 knows no IPv6, whatever is written. */
function versionOf(instance: ReadInstance, family: Family, check: Check): Version {
  const { name, version, strict_mode } = instance;
  if (family === 4) return version ?? check.global.vrrp_version;
  if (version !== 2) return 3;
  const message = 'VRRP version 2 knows no IPv6, version 3 is used';
  if (!strict_mode) {
    const span = instance.spans.version ?? instance.span;
    check.reporter.report({ code: 'contradiction', severity: 'warning', span, message });
    return 2;
  }
  const line = `(${name}) cannot use IPv6 with VRRP version 2; setting version 3`;
  warn(instance, { keyword: 'version', message, line }, check);
  return 3;
}

type Standing = Pick<VrrpInstance, 'priority' | 'state'>;

/** Priority and state follow from each other where one is not written. */
function standingOf(read: ReadInstance, check: Check): Standing {
  const priority = read.priority ?? (read.state === 'MASTER' ? OWNER : DEFAULT_PRIORITY);
  const derived = priority === OWNER ? 'MASTER' : 'BACKUP';
  const { state = derived, name } = read;
  if (!read.strict_mode || state === derived) return { priority, state };
  const line = `(${name}) State MASTER must match being address owner`;
  const message = `with priority ${priority}, the RFCs let it start as ${derived} only`;
  warn(read, { keyword: 'state', message, hint: `${derived} is used`, line }, check);
  return { priority, state: derived };
}

/** RFC 9568 section 5.2.9: the first IPv6 address is the link-local one. */
function checkFirstAddress(read: ReadInstance, family: Family, check: Check): void {
  const [first] = read.virtual_ipaddress;
  if (family !== 6 || first === undefined || read.unicast_peer.length > 0) return;
  if (/^fe[89ab].:/.test(first.prefix.address)) return;
  const about = {
    message: `the first IPv6 address is not link-local, but ${first.text}`,
    hint: 'RFC 9568 wants an address of fe80::/10 first',
  };
  const subject = { ...read, span: first.span };
  if (read.strict_mode) {
    warn(subject, { ...about, line: `(${read.name}) the first IPv6 VIP address must be link local` }, check);
  } else {
    const line = `(${read.name}) the first IPv6 VIP address should be link local`;
    warn(subject, { ...about, line, logged: true, severity: 'note' }, check);
  }
}

function checkVrf(read: ReadInstance, check: Check): string | undefined {
  const { vrf, name } = read;
  if (vrf === undefined || (read.interface === undefined && read.unicast_peer.length > 0)) return vrf;
  const without = read.interface === undefined ? ' unicast' : 'out interface';
  const line = `(${name}) vrf can only be specified with${without} - clearing`;
  warn(read, { keyword: 'vrf', message: 'vrf is for unicast without an interface', line }, check);
  return;
}
