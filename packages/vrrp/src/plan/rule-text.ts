import type { Range, RuleAction } from '@kaconf/net';
import { formatHostPrefix } from './address-text.ts';
import type { VirtualRule } from './rule.ts';

/** As keepalived writes it: `from 10.0.0.0/8 priority 500 tos 0x0 protocol 18 lookup 100`. */
export function formatRule(rule: VirtualRule): string {
  const { family, not, from, to, priority, tos = 0, realms, noTrack, trackGroup } = rule;
  const parts = [
    family === 6 && !from && !to ? 'inet6' : '',
    not ? 'not' : '',
    `from ${from ? formatHostPrefix(from) : 'all'}`,
    to ? `to ${formatHostPrefix(to)}` : '',
    `priority ${priority}`,
    `tos 0x${tos.toString(16)}`,
    markText(rule),
    option('iif', rule.inputInterface),
    option('oif', rule.outputInterface),
    option('suppress_prefixlen', rule.suppressPrefixLength),
    option('suppress_ifgroup', rule.suppressInterfaceGroup),
    option('tunnel-id', rule.tunnelId),
    option('uidrange', rangeText(rule.uidRange)),
    rule.action.type === 'l3mdev' ? 'l3mdev' : '',
    rule.protocol === 0 ? '' : `protocol ${rule.protocol}`,
    option('ipproto', rule.ipProtocol),
    option('sport', rangeText(rule.sourcePorts)),
    option('dport', rangeText(rule.destinationPorts)),
    realms ? `realms ${realms.from}/${realms.to}` : '',
    actionText(rule.action),
    noTrack ? 'no_track' : '',
    option('track_group', trackGroup),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function option(name: string, value: string | number | bigint | undefined): string {
  return value === undefined ? '' : `${name} ${value}`;
}

function markText({ fwmark }: VirtualRule): string {
  if (!fwmark) return '';
  const mask = fwmark.mask === undefined ? '' : `/0x${fwmark.mask.toString(16)}`;
  return `fwmark 0x${fwmark.value.toString(16)}${mask}`;
}

function rangeText(range: Range | undefined): string | undefined {
  return range && `${range.start}-${range.end}`;
}

function actionText(action: RuleAction): string {
  if (action.type === 'table') return `lookup ${action.table}`;
  // In the table of the VRF: of its own it has none.
  if (action.type === 'l3mdev') return 'lookup 0';
  if (action.type === 'goto') return `goto ${action.priority}`;
  return action.type === 'nop' ? 'nop' : `type ${action.type}`;
}
