import type { NameTable } from '../../../machine/names.ts';
import { hasDevice } from '../network/device.ts';
import { INT_MAX, UINT_MAX } from '../numbers/integer.ts';
import { toUnsigned64 } from '../numbers/number.ts';
import type { EntryWords } from '../words/entry-words.ts';
import { act } from './action.ts';
import { readFamily, readFrom, readRealmsOfRule, readTo } from './addresses.ts';
import { readDport, readFwmark, readIpProtocol, readPriority, readSport, readUidRange } from './matches.ts';
import type { RuleDraft } from './rule.ts';

/** Returns whether the rule is still one. */
export type RuleOption = (draft: RuleDraft, words: EntryWords) => boolean;

/** What may stand in a rule, but for its action. */
export const RULE_OPTIONS: Readonly<Record<string, RuleOption>> = {
  inet: readFamily(4),
  inet6: readFamily(6),
  from: readFrom,
  to: readTo,
  table: readTable,
  lookup: readTable,
  not(draft) {
    draft.not = true;
    return true;
  },
  preference: readPriority,
  order: readPriority,
  priority: readPriority,
  tos: named('tos', 'rt_dsfield', 255, 'TOS value {value} is invalid'),
  dsfield: named('tos', 'rt_dsfield', 255, 'TOS value {value} is invalid'),
  fwmark: readFwmark,
  realms: readRealmsOfRule,
  suppress_prefixlength: readSuppressPrefixLength,
  sup_pl: readSuppressPrefixLength,
  suppress_ifgroup: named('suppress_ifgroup', 'group', INT_MAX, 'suppress_group {value} is invalid'),
  sup_group: named('suppress_ifgroup', 'group', INT_MAX, 'suppress_group {value} is invalid'),
  dev: device('iif'),
  iif: device('iif'),
  oif: device('oif'),
  'tunnel-id': readTunnelId,
  uidrange: readUidRange,
  l3mdev: readL3mdev,
  protocol(draft, words) {
    const value = words.value();
    const protocol = value && words.number(value, { min: 0, max: 255 }, 'Invalid protocol {value}');
    if (protocol !== undefined) draft.protocol = protocol;
    return value !== undefined;
  },
  ipproto: readIpProtocol,
  sport: readSport,
  dport: readDport,
  no_track(draft) {
    draft.no_track = true;
    return true;
  },
};

function named(option: 'tos' | 'suppress_ifgroup', table: NameTable, max: number, line: string): RuleOption {
  return (draft, words) => {
    const value = words.value();
    const number = value && words.named(value, table, max, line);
    if (number !== undefined) draft[option] = number;
    return number !== undefined;
  };
}

function device(option: 'iif' | 'oif'): RuleOption {
  return (draft, words) => {
    const value = words.value();
    if (value === undefined) return false;
    const line = `WARNING - interface ${value.text} for rule doesn't exist`;
    if (!hasDevice(value, line, words.reading)) return false;
    draft[option] = value.text;
    return true;
  };
}

function readTable(draft: RuleDraft, words: EntryWords): boolean {
  const value = words.value();
  const table =
    value && words.named(value, 'rt_tables', UINT_MAX, 'Routing table {value} not found for rule');
  if (table === undefined) return false;
  if (table > 0) return act(draft, { type: 'table', table }, words, '');
  return words.refuse({ message: 'table 0 is no table of its own', line: 'Table 0 is not valid' });
}

function readL3mdev(draft: RuleDraft, words: EntryWords): boolean {
  if (draft.action === undefined) return act(draft, { type: 'l3mdev' }, words);
  const message = `the rule has an action already: ${draft.action.type}`;
  return words.refuse({ code: 'contradiction', message, line: 'Cannot specify l3mdev with other action' });
}

function readSuppressPrefixLength(draft: RuleDraft, words: EntryWords): boolean {
  const option = words.here?.text;
  const value = words.value();
  const length =
    value &&
    words.number(value, { min: 0, max: INT_MAX }, `Invalid suppress_prefixlength ${option} specified`);
  if (length !== undefined) draft.suppress_prefixlength = length;
  return length !== undefined;
}

function readTunnelId(draft: RuleDraft, words: EntryWords): boolean {
  const value = words.value();
  if (value === undefined) return false;
  const id = toUnsigned64(value.text);
  if (typeof id === 'bigint') draft.tunnel_id = id;
  else {
    const message = `found '${value.text}', allowed is a number of 64 bits`;
    words.mind({ message, line: [id, 'Invalid tunnel-id tunnel-id specified'] });
  }
  return typeof id === 'bigint';
}
