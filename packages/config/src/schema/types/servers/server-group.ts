import type { Span } from '@kaconf/diagnostics';
import { type Family, familyOf } from '@kaconf/net';
import { type Statement, type Word, wordsSpan } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { type AddressRange, readRange } from '../network/address-range.ts';
import { UINT_MAX } from '../numbers/integer.ts';
import { forgive, toUnsigned } from '../numbers/number.ts';
import { extend } from '../words/lists.ts';
import { argument } from '../words/words.ts';
import { MARKS, readHostPort } from './server.ts';

/** Addresses and firewall marks that are one service. */
export interface VirtualServerGroup {
  readonly name: string;
  readonly ranges: readonly GroupRange[];
  readonly fwmarks: readonly GroupMark[];
  readonly span: Span;
}

/** Each address of it, with the same port; 0: none. */
export interface GroupRange extends AddressRange {
  readonly port: number;
}

export interface GroupMark {
  readonly fwmark: number;
  /** Of the packets with this mark; undefined where the virtual server tells. */
  readonly family: Family | undefined;
}

/** `virtual_server_group NAME { IP[-END | /LENGTH] [PORT] | fwmark MARK [inet | inet6] … }`. Each makes a group. */
export const virtualServerGroups: Leaf<readonly VirtualServerGroup[]> = {
  form: 'NAME { IP[-END | /LENGTH] [PORT] … | fwmark MARK [inet | inet6] … }',
  braces: true,
  read(statement, reading, earlier = []) {
    const name = argument(statement, reading);
    if (name === undefined || hasExtra(statement, reading)) return;
    const items = (statement.block?.items ?? []).filter((item) => item.type === 'statement');
    const entry = groupEntry(name.text);
    const entries = items.map((item) => reading.read(entry, item)).filter((it) => it !== undefined);
    const ranges = entries.filter((it) => 'first' in it);
    const fwmarks = entries.filter((it) => 'fwmark' in it);
    const group = { name: name.text, ranges, fwmarks, span: wordsSpan(statement) };
    return isSound(group, reading) ? extend(earlier, [group]) : undefined;
  },
};

/** keepalived gives up on the file. */
function hasExtra({ words: [, , extra] }: Statement, reading: Reading): boolean {
  if (extra === undefined) return false;
  reading.object({
    message: `'${extra.text}' stands between the name of the group and its brace`,
    word: extra,
    stops: true,
    keepalived: [
      '*** Configuration line starting `***MISSING ***` is missing a parameter at word position 1',
    ],
  });
  return true;
}

function isSound({ name, ranges, fwmarks }: VirtualServerGroup, reading: Reading): boolean {
  if (ranges.length === 0 && fwmarks.length === 0) {
    reading.object({
      code: 'incomplete',
      message: `group '${name}' has no entry`,
      hint: 'it is removed',
      atEnd: true,
      keepalived: [`virtual server group ${name} has no entries - removing`],
    });
    return false;
  }
  const families = familiesOf({ ranges, fwmarks });
  if (families.size < 2 || fwmarks.every(({ family }) => family !== undefined)) return true;
  reading.object({
    code: 'mixedFamilies',
    message: `group '${name}' has IPv4, IPv6, and a firewall mark that could be either`,
    hint: "it is removed; write 'inet' or 'inet6' behind each mark",
    atEnd: true,
    keepalived: [`virtual server group ${name} cannot have IPv4, IPv6 and fwmark without family - removing`],
  });
  return false;
}

/** Those of its entries that have one. */
export function familiesOf({ ranges, fwmarks }: Pick<VirtualServerGroup, 'ranges' | 'fwmarks'>): Set<Family> {
  const families = [...ranges.map(({ first }) => familyOf(first)), ...fwmarks.map(({ family }) => family)];
  return new Set(families.filter((family) => family !== undefined));
}

function groupEntry(group: string): Leaf<GroupRange | GroupMark> {
  return {
    form: 'IP[-END | /LENGTH] [PORT] | fwmark MARK [inet | inet6]',
    read: (statement, reading) =>
      statement.words[0].text === 'fwmark'
        ? readMark(statement, group, reading)
        : readEntry(statement, reading),
  };
}

const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ['inet', 4],
  ['inet6', 6],
]);

function readMark(statement: Statement, group: string, reading: Reading): GroupMark | undefined {
  const word = argument(statement, reading);
  if (word === undefined) return;
  let fwmark = toUnsigned(word.text, MARKS);
  if (typeof fwmark === 'string') {
    const message = `found firewall mark '${word.text}', allowed is 0–${UINT_MAX}`;
    const { line, value } = forgive(word.text, fwmark, MARKS, reading);
    if (value === undefined) {
      const ignored = `(${group}): fwmark '${word.text}' must be in [0, ${UINT_MAX}] - ignoring`;
      skip(word, message, [line, ignored], reading);
      return;
    }
    reading.object({ message, hint: `${value} is used`, word, keepalived: [line] });
    fwmark = value;
  }
  const family = statement.words[2];
  if (family === undefined || FAMILIES.has(family.text)) {
    return { fwmark, family: family && FAMILIES.get(family.text) };
  }
  const line = `(${group}): fwmark '${fwmark}' family ${family.text} unknown - ignoring`;
  skip(family, `found '${family.text}', allowed is inet or inet6`, [line], reading);
  return;
}

function readEntry(statement: Statement, reading: Reading): GroupRange | undefined {
  const [word] = statement.words;
  const endpoint = readHostPort(word, statement.words[1], reading);
  if ('complaints' in endpoint) {
    const { message, complaints, port, place } = endpoint;
    const written = port === undefined ? '' : `/port/${port}`;
    const line = `Invalid virtual server group IP address ${word.text} ${written} - skipping`;
    skip(place, message, [...complaints, line], reading);
    return;
  }
  const range = readRange(word.text, endpoint.address);
  if (!('complaint' in range)) return { ...range, port: endpoint.port };
  skip(word, `'${word.text}' is no range of addresses`, [range.complaint], reading);
  return;
}

function skip(word: Word, message: string, keepalived: readonly string[], reading: Reading): void {
  reading.object({ message, hint: 'it is skipped', word, keepalived });
}
