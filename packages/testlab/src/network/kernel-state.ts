import type { Host } from './host.ts';

/** What iproute2 and nftables say of a host, a line a thing. */
export type KernelState = readonly string[];

type Facts = Readonly<Record<string, unknown>>;

/** Numbers that differ from one host to the next, and counters. */
const volatile = new Set([
  ...['ifindex', 'link_index', 'link_netnsid', 'operstate', 'stats64', 'stats', 'txqlen', 'qdisc'],
  ...['num_tx_queues', 'num_rx_queues', 'gso_max_size', 'gso_max_segs', 'tso_max_size', 'tso_max_segs'],
  ...['gro_max_size', 'gso_ipv4_max_size', 'gro_ipv4_max_size', 'min_mtu', 'max_mtu', 'stable-privacy'],
  ...['promiscuity', 'allmulti', 'parentbus', 'parentdev', 'expires', 'addr_info'],
  // Made up by the kernel for a tunnel.
  'permaddr',
]);
const FOREVER = 4_294_967_295;

const COMMANDS = [
  'ip -d -j addr',
  'ip -d -j -4 route show table all',
  'ip -d -j -6 route show table all',
  'ip -d -j -4 rule',
  'ip -d -j -6 rule',
];
const FIREWALL = 'nft list ruleset';
/** Those that keepalived is known to set, and all other switches of an interface beside them. */
const SWITCHES = 'grep -s . /proc/sys/net/ipv4/conf/*/* /proc/sys/net/ipv6/conf/*/*';
const SEPARATOR = '----';

export async function kernelState(host: Host): Promise<KernelState> {
  const script = [...COMMANDS, FIREWALL, SWITCHES].join(`; echo; echo ${SEPARATOR}; `);
  const parts = (await host.exec(['sh', '-c', `${script}; true`])).split(`${SEPARATOR}\n`);
  const [links, routes4, routes6, rules4, rules6] = parts.map((part, index) =>
    index < COMMANDS.length ? listOf(part) : [],
  );
  return [
    ...(links ?? []).flatMap(linkLines),
    ...[...(routes4 ?? []), ...(routes6 ?? [])].map((facts) => line('route', facts)),
    ...(rules4 ?? []).map((facts) => line('rule', facts)),
    ...(rules6 ?? []).map((facts) => line('rule -6', facts)),
    ...(parts[COMMANDS.length] ?? '')
      .split('\n')
      .filter(Boolean)
      .map((text) => `nft ${text}`),
    ...(parts[COMMANDS.length + 1] ?? '').split('\n').filter(Boolean).map(switchLine),
  ];
}

/** What one has and the other has not, with its sign; which of two instances came first is a matter of luck. */
export function difference(before: KernelState, after: KernelState): readonly string[] {
  const [had, has] = [new Set(before), new Set(after)];
  return [
    ...[...had.difference(has)].toSorted().map((text) => `- ${text}`),
    ...[...has.difference(had)].toSorted().map((text) => `+ ${text}`),
  ];
}

function listOf(json: string): readonly Facts[] {
  return JSON.parse(json.trim() || '[]');
}

function linkLines(link: Facts): readonly string[] {
  const addresses = (link.addr_info as readonly Facts[] | undefined) ?? [];
  return [line('link', link), ...addresses.map((facts) => line(`address ${link.ifname}`, facts))];
}

function line(kind: string, facts: Facts): string {
  const words = Object.entries(facts)
    .filter(([key]) => !volatile.has(key))
    .map(([key, value]) => `${key} ${valueText(key, value)}`);
  return [kind, ...words].join(' ');
}

/** A time that runs out differs from second to second: only that it does is told. */
function valueText(key: string, value: unknown): string {
  if (key.endsWith('life_time')) return value === FOREVER ? 'forever' : value === 0 ? '0' : 'some';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `/proc/sys/net/ipv4/conf/eth0/rp_filter:0` */
function switchLine(text: string): string {
  return text.replace('/proc/sys/', 'sysctl ');
}
