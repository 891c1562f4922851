import type { Family } from '@kaconf/net';
import type { VrrpInstance, VrrpSyncGroup } from '../../config.ts';
import { DEFAULT_PRIORITY, OWNER } from '../../schema/types/priority.ts';
import type { Rule } from '../../schema/types/rule/rule.ts';
import type { Version } from '../../schema/types/version.ts';
import type { VrrpInstanceBlock } from '../../schema/vrrp-instance.ts';
import { fitAdvertInterval } from './advert-interval.ts';
import { fitAddresses, hasAddresses } from './advertised.ts';
import { authenticate } from './authentication.ts';
import type { Check } from './check.ts';
import type { Addresses } from './families.ts';
import { type Identified, mentionsUnicast } from './identity.ts';
import { refuse, warn } from './instance-finding.ts';
import { mails } from './mails.ts';
import { checkPreemption } from './preemption.ts';
import type { Tracks } from './tracks.ts';
import { checkWeights } from './weights.ts';

/** An instance as far as it could be checked while it was read. */
export type ReadInstance = Omit<VrrpInstanceBlock, keyof Addresses | keyof Tracks | 'virtual_rules'> &
  Addresses &
  Tracks & { readonly virtual_rules: readonly Rule[] };

/** Derives what is not written, and takes back what does not fit together. */
export function completeInstance(
  read: Identified<ReadInstance>,
  group: VrrpSyncGroup | undefined,
  check: Check,
): VrrpInstance | undefined {
  const family = read.family ?? 4;
  const version = versionOf(read, family, check);
  const priority = read.priority ?? (read.state === 'MASTER' ? OWNER : DEFAULT_PRIORITY);
  const state = read.state ?? (priority === OWNER ? 'MASTER' : 'BACKUP');
  const authentication = authenticate(read, { family, version }, check);
  if (!isReachable(read, check)) return;
  const addresses = fitAddresses(read, family, check);
  const preemption = checkPreemption(read, { state, priority }, check);
  const advert_int = fitAdvertInterval(read, version, check);
  const tracks = checkWeights(read, priority, group, check);
  if (!hasAddresses(read, addresses.virtual_ipaddress, version, check)) return;
  const smtp_alert = mails(read.smtp_alert, check.global);
  const election = { family, version, priority, state, authentication, advert_int, smtp_alert };
  return { ...read, ...election, ...addresses, ...preemption, ...tracks };
}

/** VRRPv2 knows no IPv6, whatever is written. */
function versionOf(instance: ReadInstance, family: Family, { global, reporter }: Check): Version {
  if (family === 4) return instance.version ?? global.vrrp_version;
  if (instance.version === 2) {
    const span = instance.spans.version ?? instance.span;
    const message = 'VRRP version 2 knows no IPv6, version 3 is used';
    reporter.report({ code: 'contradiction', severity: 'warning', span, message });
  }
  return 3;
}

/** Unicast needs peers; without an interface it needs a source, too. */
function isReachable(instance: ReadInstance, check: Check): boolean {
  const { name } = instance;
  if (mentionsUnicast(instance) && instance.unicast_peer.length === 0) {
    const line = `(${name}) A unicast keyword has been specified without any unicast peers. Defaulting to multicast. This usage is deprecated - please update your configuration.`;
    const message = `'${name}' has no unicast_peer and uses multicast`;
    const keyword = instance.spans.unicast_src_ip ? 'unicast_src_ip' : 'unicast_peer';
    const hint = 'name the peers, or use mcast_src_ip';
    warn(instance, { code: 'deprecated', keyword, message, hint, line }, check);
  }
  if (instance.interface !== undefined || instance.src_ip !== undefined) return true;
  const line = `(${name}): Unicast instances must have unicast_src_ip or interface`;
  refuse(instance, { message: `'${name}' has neither interface nor unicast_src_ip`, line }, check);
  return false;
}
