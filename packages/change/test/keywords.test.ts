import type { Item, Parsed, Statement } from '@kaconf/config';
import { expect, test } from 'vitest';

import { compare, parse } from './parse.ts';

const texts = Object.values(
  import.meta.glob<string>('../../../fixtures/config/keywords/*.conf', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const [paths = ''] = Object.values(
  import.meta.glob<string>('../../../fixtures/config/keywords/paths.txt', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** Of no effect in keepalived, whatever they say. */
const MEANINGLESS = ['namespace_with_ipsets', 'virtual_server/hashed'];

/** Values that are allowed, where neither another number nor another word is. */
const OTHERS: Readonly<Record<string, string>> = {
  'global_defs/vrrp_mcast_group4': '224.0.0.19',
  'global_defs/vrrp_mcast_group6': 'ff02::13',
  'global_defs/vrrp_process_name': 'other',
  'virtual_server/lvs_method': 'DR',
  'virtual_server/real_server/lvs_method': 'DR',
  'vrrp_instance/auth_hmac/anti_replay': 'monotonic',
  'vrrp_instance/auth_hmac/mode': 'permissive',
};

/** Those that something else in these files makes meaningless, alone. */
const ALONE: readonly (readonly [path: string, before: string, after: string])[] = [
  ['bfd_instance/ttl', bfd('ttl 255'), bfd('ttl 254')],
  ['global_defs/enable_snmp_keepalived', globals('enable_snmp_keepalived'), globals('')],
  ['global_defs/enable_snmp_rfcv2', globals('enable_snmp_rfcv2'), globals('')],
  ['global_defs/enable_snmp_rfcv3', globals('enable_snmp_rfcv3'), globals('')],
  ['global_defs/enable_snmp_vrrp', globals('enable_snmp_vrrp'), globals('')],
  ['virtual_server/real_server/HTTP_GET/enable_sni', get('HTTP', 'enable_sni'), get('HTTP', '')],
  ['virtual_server/real_server/SSL_GET/enable_sni', get('SSL', 'enable_sni'), get('SSL', '')],
  ['virtual_server_group', group('10.0.0.1 80'), group('10.0.0.1 80\n10.0.0.2 80')],
  ['vrrp_instance/accept', instance('accept'), instance('no_accept')],
  ['vrrp_instance/check_unicast_src', instance('check_unicast_src'), instance('')],
  ['vrrp_instance/preempt', instance('preempt'), instance('nopreempt')],
  ['vrrp_instance/state', instance('state MASTER'), instance('state BACKUP')],
  ['vrrp_instance/vmac_xmit_base', instance('use_vmac\nvmac_xmit_base', ''), instance('use_vmac', '')],
  ['vrrp_track_process/full_command', process('full_command'), process('')],
];

function globals(lines: string): string {
  return `global_defs {\n${lines}\n}\n`;
}

function instance(lines: string, peers = 'unicast_peer {\n10.0.0.9\n}'): string {
  const addresses = 'virtual_ipaddress {\n10.0.0.1\n}';
  return `vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 1\n${addresses}\n${peers}\n${lines}\n}\n`;
}

function bfd(lines: string): string {
  return `bfd_instance b {\nneighbor_ip 10.0.0.1\n${lines}\n}\n`;
}

function process(lines: string): string {
  return `vrrp_track_process p {\nprocess nginx\n${lines}\n}\n`;
}

function virtual(lines: string, name = '10.0.0.1 80', real = ''): string {
  return `virtual_server ${name} {\nprotocol TCP\n${lines}\nreal_server 10.0.0.2 80 {\n${real}\n}\n}\n`;
}

function get(protocol: string, lines: string): string {
  return virtual('', '10.0.0.1 80', `${protocol}_GET {\n${lines}\nurl {\npath /\n}\n}`);
}

function group(entries: string): string {
  return `virtual_server_group g {\n${entries}\n}\n${virtual('', 'group g')}`;
}

const known = new Set(paths.trim().split('\n'));

/** The statements of keywords, by the keywords that lead to them. */
function usesIn(items: readonly Item[], outer: string): [path: string, Statement][] {
  return items.flatMap((item) => {
    if (item.type !== 'statement') return [];
    const path = `${outer}${item.words[0].text}`;
    const inside = usesIn(item.block?.items ?? [], `${path}/`);
    return known.has(path) ? [[path, item] as [string, Statement], ...inside] : [];
  });
}

/** The text with another value in that statement, or without it. */
function mutations(text: string, path: string, { words, block }: Statement): string[] {
  const [keyword] = words;
  const last = words.at(-1) ?? keyword;
  const end = block?.close ?? last;
  const other = OTHERS[path];
  const values = other === undefined ? otherValues(last.text, words.length) : [other];
  const rewritten = block ? [] : values.map((value) => spliced(text, last, last, value));
  return [...rewritten, spliced(text, keyword, end, '')];
}

function otherValues(value: string, words: number): string[] {
  if (words === 1) return [`${value} off`, `${value} 3`];
  if (/^-?\d+$/.test(value)) return [`${Number(value) + 1}`, `${Number(value) - 1}`];
  if (value === 'on' || value === 'yes') return ['off'];
  return value === 'off' || value === 'no' ? ['on'] : [`${value}x`];
}

type Place = Statement['words'][0] | NonNullable<NonNullable<Statement['block']>['close']>;

function spliced(text: string, first: Place, last: Place, replacement: string): string {
  const lines = text.split('\n');
  const [start, end] = [first.origin.line - 1, last.origin.line - 1];
  const head = lines[start]?.slice(0, first.column - 1);
  const tail = lines[end]?.slice(last.endColumn - 1);
  return lines.toSpliced(start, end - start + 1, `${head}${replacement} ${tail}`).join('\n');
}

function isTold(before: Parsed, text: string): boolean {
  return compare(before, parse(text)).length > 0;
}

test.each(ALONE)('%s is told', (_, before, after) => {
  expect(compare(parse(before), parse(after))).not.toEqual([]);
});

test('every other keyword that has a meaning is told when that is another', () => {
  const told = new Set(ALONE.map(([path]) => path));
  for (const text of texts) {
    const before = parse(text);
    for (const [path, statement] of usesIn(before.tree().items, '')) {
      if (told.has(path)) continue;
      if (mutations(text, path, statement).some((mutated) => isTold(before, mutated))) told.add(path);
    }
  }
  expect([...known].filter((path) => !told.has(path))).toEqual(MEANINGLESS);
});
