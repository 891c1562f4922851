import type { Rule } from '@kaconf/config';
import type { VirtualRule } from './rule.ts';
import { written } from './written.ts';

export function planRule(rule: Rule): VirtualRule {
  return written({
    family: rule.family,
    action: rule.action,
    priority: rule.priority,
    not: rule.not,
    from: rule.from,
    to: rule.to,
    tos: rule.tos || undefined,
    fwmark: rule.fwmark,
    realms: rule.realms,
    suppressPrefixLength: rule.suppress_prefixlength,
    suppressInterfaceGroup: rule.suppress_ifgroup,
    inputInterface: rule.iif,
    outputInterface: rule.oif,
    tunnelId: rule.tunnel_id || undefined,
    uidRange: rule.uidrange,
    ipProtocol: rule.ipproto,
    sourcePorts: rule.sport,
    destinationPorts: rule.dport,
    protocol: rule.protocol,
    noTrack: rule.no_track || undefined,
    trackGroup: rule.track_group?.name,
  });
}
