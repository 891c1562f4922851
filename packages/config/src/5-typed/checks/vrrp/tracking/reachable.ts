import { type Family, isLinkLocal } from '@kaconf/net';
import type { Check } from '../../check.ts';
import { refuse, warn } from '../instance-finding.ts';
import type { ReadInstance } from '../instances/complete-instance.ts';
import { mentionsUnicast } from '../instances/identity.ts';

/** Unicast needs peers; without an interface it needs a source, too. */
export function isReachable(instance: ReadInstance, family: Family, check: Check): boolean {
  if (mentionsUnicast(instance) && instance.unicast_peer.length === 0) reportNoPeers(instance, check);
  const { name, src_ip, unicast_peer, strict_mode } = instance;
  if (instance.interface !== undefined) {
    const hasMulticast = check.devices.find(instance.interface)?.multicast ?? true;
    if (!strict_mode || unicast_peer.length === 0 || !hasMulticast) return true;
    const line = `(${name}) Unicast peers are not supported in strict mode`;
    const hint = 'no RFC knows them: leave strict_mode out';
    const message = `'${name}' has unicast peers in strict mode`;
    refuse(instance, { code: 'contradiction', keyword: 'unicast_peer', message, hint, line }, check);
    return false;
  }
  if (src_ip === undefined) {
    const line = `(${name}): Unicast instances must have unicast_src_ip or interface`;
    refuse(instance, { message: `'${name}' has neither interface nor unicast_src_ip`, line }, check);
  } else if (family === 6 && isLinkLocal(src_ip)) {
    const line = `(${name}) Non link-local address required if interface omitted`;
    const message = `${src_ip} is link-local: without an interface nobody knows where it is`;
    refuse(instance, { keyword: 'unicast_src_ip', message, line }, check);
  } else return true;
  return false;
}

function reportNoPeers(instance: ReadInstance, check: Check): void {
  const { name, spans, unicast_fault_no_peer } = instance;
  const keyword = spans.unicast_src_ip ? 'unicast_src_ip' : 'unicast_peer';
  const hint = 'name the peers, or use mcast_src_ip';
  const wants = 'unicast_peer';
  if (unicast_fault_no_peer) {
    const line = `(${name}) Cannot use unicast without any peers - going to fault state`;
    const message = `'${name}' has no unicast_peer and stays in FAULT`;
    warn(instance, { code: 'incomplete', keyword, wants, message, hint, line, logged: true }, check);
    return;
  }
  const line = `(${name}) A unicast keyword has been specified without any unicast peers. Defaulting to multicast. This usage is deprecated - please update your configuration.`;
  const message = `'${name}' has no unicast_peer and uses multicast`;
  warn(instance, { code: 'deprecated', keyword, wants, message, hint, line }, check);
}

/** Without multicast there is but unicast. */
export function checkMulticast(instance: ReadInstance, check: Check): void {
  const { name, interface: device, unicast_peer } = instance;
  const found = device === undefined ? undefined : check.devices.find(device);
  if (found === undefined || found.multicast || unicast_peer.length > 0) return;
  const line = `(${name}) interface ${device} does not support multicast, specify unicast peers - disabling`;
  const message = `${device} carries no multicast: ${name} stays in FAULT`;
  const hint = 'list the other routers in unicast_peer';
  warn(instance, { code: 'noMulticast', keyword: 'interface', message, hint, line }, check);
}
