import type { Encap, Realms, RouteMetrics } from '@kaconf/net';
import { type IpAddress, isIPv6 } from '@kaconf/net';
import { formatHostPrefix } from './address-text.ts';
import type { VirtualNexthop, VirtualRoute } from './route.ts';

const RT_TABLE_MAIN = 254;
const RTN_UNICAST = 1;
const RTPROT_KEEPALIVED = 18;
/** RTN_*. */
const TYPES: Readonly<Record<number, string>> = {
  2: 'local',
  3: 'broadcast',
  4: 'anycast',
  5: 'multicast',
  6: 'blackhole',
  7: 'unreachable',
  8: 'prohibit',
  9: 'throw',
  10: 'nat',
  11: 'xresolve',
};
/** ICMPV6_ROUTER_PREF_*. */
const PREFERENCES: Readonly<Record<number, string>> = { 0: 'medium', 1: 'high', 3: 'low' };

/** As keepalived writes it: `prepend 192.168.1.0/24 via inet 10.0.0.1 dev eth0 proto 18`. */
export function formatRoute(route: VirtualRoute): string {
  const { type, from, source, tos, table, realms, expires, preference, ttlPropagate, noTrack, trackGroup } =
    route;
  const parts = [
    route.insertion,
    type === RTN_UNICAST ? '' : (TYPES[type] ?? `${type}`),
    formatHostPrefix(route.destination),
    from ? `from ${formatHostPrefix(from)}` : '',
    option('src', source),
    option('tos', tos),
    encapText(route.encap),
    viaText(route.gateway),
    option('dev', route.interface),
    table === RT_TABLE_MAIN ? '' : `table ${table}`,
    protocolText(route),
    option('scope', route.scope),
    option('metric', route.metric),
    route.family === 4 && route.onlink ? 'onlink' : '',
    realmsText(realms),
    expires === undefined ? '' : `expires ${expires / 1_000_000}sec`,
    ...metricTexts(route.metrics),
    option('pref', preference === undefined ? undefined : (PREFERENCES[preference] ?? 'unknown')),
    ttlPropagate === undefined ? '' : `ttl-propagate ${ttlPropagate ? 'en' : 'dis'}abled`,
    ...route.nexthops.map(nexthopText),
    noTrack ? 'no_track' : '',
    option('track_group', trackGroup),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Ours is only given to what is tracked. */
function protocolText({ protocol, noTrack }: VirtualRoute): string {
  return noTrack && protocol === RTPROT_KEEPALIVED ? '' : `proto ${protocol}`;
}

function option(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `${name} ${value}`;
}

function viaText(gateway: IpAddress | undefined): string {
  return gateway === undefined ? '' : `via ${isIPv6(gateway) ? 'inet6' : 'inet'} ${gateway}`;
}

function realmsText(realms: Realms | undefined): string {
  if (!realms) return '';
  return realms.from === 0 ? `realm ${realms.to}` : `realms ${realms.from}/${realms.to}`;
}

function nexthopText({ gateway, interface: name, weight, onlink, realms, encap }: VirtualNexthop): string {
  const parts = ['nexthop', viaText(gateway), option('dev', name), option('weight', weight)];
  return [...parts, onlink ? 'onlink' : '', realmsText(realms), encapText(encap)]
    .filter((part) => part !== '')
    .join(' ');
}

function encapText(encap: Encap | undefined): string {
  if (!encap) return '';
  if (encap.type === 'mpls') return `encap mpls ${encap.labels.join('/')}`;
  if (encap.type === 'ila') return `encap ila ${encap.locator}`;
  const { type, id, dst, src, tos, ttl, flags } = encap;
  const [tosWord, ttlWord] = type === 'ip' ? ['tos', 'ttl'] : ['tc', 'hoplimit'];
  return [
    `encap ${type}`,
    option('id', id?.toString()),
    option('dst', dst),
    option('src', src),
    option(tosWord, tos),
    option(ttlWord, ttl),
    option('flags', flags === undefined ? undefined : `0x${flags.toString(16)}`),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** In keepalived's order. */
const METRICS: readonly (keyof RouteMetrics)[] = [
  'congctl',
  'rtt',
  'rttvar',
  'rto_min',
  'features',
  'mtu',
  'window',
  'ssthresh',
  'cwnd',
  'advmss',
  'reordering',
  'hoplimit',
  'initcwnd',
  'initrwnd',
  'quickack',
  'fastopen_no_cookie',
];
const TIMES: readonly (keyof RouteMetrics)[] = ['rtt', 'rttvar', 'rto_min'];

function metricTexts(metrics: RouteMetrics): string[] {
  return METRICS.flatMap((name) => {
    const metric = metrics[name];
    if (!metric) return [];
    const { value, locked } = metric;
    const text = TIMES.includes(name) ? timeText(Number(value)) : formatValue(value);
    return [`${name} ${locked ? 'lock ' : ''}${text}`];
  });
}

function formatValue(value: string | number | boolean): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

function timeText(micros: number): string {
  return micros >= 1_000_000 ? `${micros / 1_000_000}s` : `${micros / 1000}ms`;
}
