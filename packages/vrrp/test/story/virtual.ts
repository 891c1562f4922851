import { type Family, familyOf } from '@kaconf/net';
import type { VirtualAddress, VirtualRoute, VirtualRule } from '../../src/index.ts';
import { ip, prefix } from '../literal.ts';

const KEEPALIVED = 18;
const MAIN = 254;

/** `10.0.0.10/24 [dev eth1] [no_track]`. */
export function virtualAddress(text: string, fallback: string): VirtualAddress {
  const { first, option, noTrack } = words(text);
  return { prefix: prefix(first), interface: option('dev') ?? fallback, scope: 0, ...noTrack };
}

/** `192.168.1.0/24 [via ADDRESS] [dev INTERFACE] [metric NUMBER] [table NUMBER] [no_track]`. */
export function virtualRoute(text: string): VirtualRoute {
  const { first, option, noTrack } = words(text);
  const [gateway, name, metric] = [option('via'), option('dev'), option('metric')];
  return {
    family: familyOf(prefix(first).address),
    destination: prefix(first),
    table: Number(option('table') ?? MAIN),
    ...(metric !== undefined && { metric: Number(metric) }),
    ...(gateway !== undefined && { gateway: ip(gateway) }),
    ...(name !== undefined && { interface: name }),
    type: 1,
    protocol: KEEPALIVED,
    onlink: false,
    insertion: 'prepend',
    metrics: {},
    nexthops: [],
    ...noTrack,
  };
}

/** `from PREFIX table NUMBER preference NUMBER [no_track]`. */
export function virtualRule(text: string): VirtualRule {
  const { option, noTrack } = words(`- ${text}`);
  const from = prefix(option('from') ?? '');
  const family: Family = familyOf(from.address);
  return {
    family,
    action: { type: 'table', table: Number(option('table')) },
    priority: Number(option('preference')),
    not: false,
    from,
    protocol: KEEPALIVED,
    ...noTrack,
  };
}

function words(text: string) {
  const [first = '', ...rest] = text.split(' ');
  const option = (name: string) => {
    const at = rest.indexOf(name);
    return at === -1 ? undefined : rest[at + 1];
  };
  return { first, option, noTrack: rest.includes('no_track') ? { noTrack: true } : {} };
}
