import type { Statement } from '@kaconf/config';
import type { Written } from '../written.ts';

interface Foreign {
  readonly word: string;
  /** As it is called in what is said of it. */
  readonly called: string;
  readonly statement: Statement;
  readonly hint: string;
}

interface Row {
  /** A value behind it, where only that is foreign. */
  readonly keyword: string;
  readonly inside: string;
  readonly hint: string;
}

const GROUPS = 'take it away: the kernel has no full NAT; masquerade what leaves for the real servers';
const LISTS = 'take it away: the rules of the firewall say who may come';
const TUNNELS = "take it away: 'ip tunnel' or the network configuration makes tunnels";
const MATCHES = "take it away: mark the packets in the firewall, and write 'virtual_server fwmark'";
const LIMITS = "take it away: 'tc' limits rates";

/** What dpvs's keepalived, and those that it comes from, know more. */
const ROWS: readonly Row[] = [
  { keyword: 'local_address_group', inside: '', hint: GROUPS },
  { keyword: 'deny_address_group', inside: '', hint: LISTS },
  { keyword: 'allow_address_group', inside: '', hint: LISTS },
  { keyword: 'tunnel_group', inside: '', hint: TUNNELS },
  {
    keyword: 'dpdk_interface',
    inside: 'vrrp_instance',
    hint: 'take it away: interface is one of the kernel',
  },
  { keyword: 'laddr_group_name', inside: 'virtual_server', hint: GROUPS },
  { keyword: 'daddr_group_name', inside: 'virtual_server', hint: LISTS },
  { keyword: 'waddr_group_name', inside: 'virtual_server', hint: LISTS },
  {
    keyword: 'syn_proxy',
    inside: 'virtual_server',
    hint: 'take it away: the kernel has SYN cookies, and nftables a synproxy',
  },
  {
    keyword: 'establish_timeout',
    inside: 'virtual_server',
    hint: "write 'lvs_timeouts tcp SECONDS' into global_defs, for all of them",
  },
  { keyword: 'bps', inside: 'virtual_server', hint: LIMITS },
  { keyword: 'limit_proportion', inside: 'virtual_server', hint: LIMITS },
  { keyword: 'src-range', inside: 'virtual_server', hint: MATCHES },
  { keyword: 'dst-range', inside: 'virtual_server', hint: MATCHES },
  { keyword: 'iif', inside: 'virtual_server', hint: MATCHES },
  { keyword: 'oif', inside: 'virtual_server', hint: MATCHES },
  {
    keyword: 'expire_quiescent_conn',
    inside: 'virtual_server',
    hint: 'take it away: net.ipv4.vs.expire_quiescent_template is a sysctl',
  },
  {
    keyword: 'proxy_protocol',
    inside: 'virtual_server',
    hint: 'take it away: real servers see who asks, as IPVS leaves the source address',
  },
  { keyword: 'quic', inside: 'virtual_server', hint: 'take it away: IPVS knows no connection IDs' },
  {
    keyword: 'hash_target',
    inside: 'virtual_server',
    hint: 'take it away: sh and mh hash the source address',
  },
  { keyword: 'vip_bind_dev', inside: 'virtual_server', hint: 'take it away: virtual_ipaddress has dev' },
  { keyword: 'lb_kind FNAT', inside: 'virtual_server', hint: "write 'lb_kind NAT'" },
  { keyword: 'lb_kind SNAT', inside: 'virtual_server', hint: 'take the service away: the firewall has SNAT' },
  { keyword: 'lb_algo conhash', inside: 'virtual_server', hint: "write 'lb_algo mh'" },
];

/** Nobody else has these. */
const TELLING: ReadonlySet<string> = new Set([
  ...['local_address_group', 'laddr_group_name', 'daddr_group_name', 'waddr_group_name'],
  ...['deny_address_group', 'allow_address_group', 'dpdk_interface', 'syn_proxy', 'vip_bind_dev'],
]);

/** The word by which one knows a configuration for another program. */
export function tellingWord(foreign: readonly Foreign[]): string | undefined {
  return foreign.find(({ word }) => TELLING.has(word))?.word;
}

export function foreignIn(written: readonly Written[]): Foreign[] {
  return written.flatMap(({ word, inside, statement }) => {
    const value = `${word} ${statement.words[1]?.text}`;
    const row = ROWS.find(
      ({ keyword, inside: where }) => where === inside && (keyword === word || keyword === value),
    );
    return row === undefined ? [] : [{ word, called: row.keyword, statement, hint: row.hint }];
  });
}

/** The words of another program, in a configuration for that. */
export function foreignWords(written: readonly Written[]): readonly string[] {
  const foreign = foreignIn(written);
  return tellingWord(foreign) === undefined ? [] : foreign.map(({ word }) => word);
}
