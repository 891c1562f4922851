import type { Span } from '@kaconf/diagnostics';
import { type IPv4Address, type IpPrefix, isIPv6, parseIp } from '@kaconf/net';
import { spanBetween } from '../../1-source/origin.ts';
import type { Statement, Word } from '../../4-tree/tree.ts';
import type { Leaf, Reading } from '../keyword.ts';
import { toUnsigned } from './number.ts';
import { ADDRESS_OPTIONS, type Draft } from './virtual-address-options.ts';

/** An address that the master adds to an interface. */
export interface VirtualAddress {
  readonly prefix: IpPrefix;
  /** `ADDRESS[/LENGTH]` as written. */
  readonly text: string;
  /** By default the instance's. */
  readonly dev?: string;
  readonly label?: string;
  readonly broadcast?: IPv4Address;
  /** RT_SCOPE_*: 0 global, 253 link, 254 host. */
  readonly scope: number;
  readonly span: Span;
}

/** `ADDRESS[/LENGTH] [dev INTERFACE] [scope SCOPE] [label LABEL] [brd ADDRESS|+|-]`. */
export const virtualAddress: Leaf<VirtualAddress> = {
  form: 'ADDRESS[/LENGTH] [dev INTERFACE] [scope SCOPE] [label LABEL] [brd ADDRESS | + | -]',
  read(statement, reading) {
    const [first, ...options] = statement.words;
    const prefix = readPrefix(first, reading);
    if (prefix === undefined) return;
    const draft: Draft = {
      prefix,
      text: first.text,
      scope: 0,
      span: spanBetween(first, statement.words.at(-1) ?? first),
    };
    return readOptions(draft, options, reading, statement) ? draft : undefined;
  },
};

function readOptions(draft: Draft, words: readonly Word[], reading: Reading, statement: Statement): boolean {
  const written = statement.words[0].text;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const option = Object.hasOwn(ADDRESS_OPTIONS, word.text) ? ADDRESS_OPTIONS[word.text] : undefined;
    if (option === undefined) {
      objectToOption(word, reading);
      if (Object.hasOwn(LATER, word.text)) i += LATER[word.text] ?? 0;
      continue;
    }
    const value = words[++i];
    if (value === undefined) return missingValue(word, written, reading);
    if (!option(draft, value, reading, written)) return false;
  }
  return checkFamily(draft, written, reading);
}

function readPrefix(word: Word, reading: Reading): IpPrefix | undefined {
  const slash = word.text.indexOf('/');
  const host = slash === -1 ? word.text : word.text.slice(0, slash);
  const full = host.includes(':') ? 128 : 32;
  const length = slash === -1 ? full : readLength(word.text.slice(slash + 1), full, word, reading);
  const address = parseIp(host);
  if (address !== undefined) return { address, length };
  reading.object({
    message: `'${word.text}' is no IP address`,
    hint: 'the address is skipped',
    word,
    keepalived: [`VRRP parsed invalid IP ${word.text}. skipping IP...`],
  });
  return;
}

function readLength(text: string, full: number, word: Word, reading: Reading): number {
  const length = toUnsigned(text, { min: 0, max: full });
  if (typeof length === 'number') return length;
  reading.object({
    message: `prefix length '${text}' is not 0–${full}`,
    hint: `${full} is used`,
    word,
    keepalived: [length, `Invalid address prefix len ${text} for address ${word.text} - using ${full}`],
  });
  return full;
}

/** Options of keepalived's that are not here yet, with the number of words behind them. */
const LATER: Readonly<Record<string, number>> = {
  peer: 1,
  preferred_lft: 1,
  home: 0,
  '-nodad': 0,
  mngtmpaddr: 0,
  noprefixroute: 0,
  autojoin: 0,
  no_track: 0,
  use_vmac: 0,
};

function objectToOption(word: Word, reading: Reading): void {
  if (Object.hasOwn(LATER, word.text)) {
    reading.object({
      code: 'notSupported',
      message: `'${word.text}' is not supported yet and is ignored`,
      word,
    });
    return;
  }
  reading.object({
    message: `unknown option '${word.text}' of an address, known are ${Object.keys(ADDRESS_OPTIONS).join(', ')}`,
    hint: 'it is ignored',
    word,
    keepalived: [`Unknown configuration entry '${word.text}' for ip address - ignoring`],
  });
}

function missingValue(option: Word, written: string, reading: Reading): false {
  reading.object({
    message: `'${option.text}' needs a value behind it`,
    word: option,
    keepalived: [`No ${option.text} parameter specified for ${written}`],
  });
  return false;
}

/** An IPv6 address has neither a scope to choose nor a label. */
function checkFamily(draft: Draft, written: string, reading: Reading): boolean {
  if (!isIPv6(draft.prefix.address)) return true;
  if (draft.scope !== 0) refuseOption('scope', written, reading);
  if (draft.label !== undefined) refuseOption('label', written, reading);
  draft.scope = 0;
  delete draft.label;
  return true;
}

function refuseOption(option: string, written: string, reading: Reading): void {
  reading.object({
    message: `${written} is an IPv6 address: it has no ${option}`,
    hint: 'it is ignored',
    keepalived: [`Cannot specify ${option} for IPv6 addresses (${written}) - ignoring ${option}`],
  });
}
