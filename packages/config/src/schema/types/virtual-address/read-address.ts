import { fullLength, type IpPrefix, isIPv6, micros } from '@kaconf/net';
import { spanBetween } from '../../../1-source/origin.ts';
import type { Statement, Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { missingDevice } from '../network/device.ts';
import { isInvalid, readPrefix } from '../network/prefix.ts';
import { meant } from '../words/words.ts';
import { finishBroadcast } from './broadcast.ts';
import { ADDRESS_OPTIONS, type AddressOption, STATIC_OPTIONS } from './options.ts';
import type { Draft, VirtualAddress } from './virtual-address.ts';

/** One of an instance. */
export const virtualAddress = address(ADDRESS_OPTIONS);

/** One that is there from the start, perhaps as long as instances of a track_group run. */
export const staticAddress: Leaf<VirtualAddress> = {
  ...address(STATIC_OPTIONS),
  read(statement, reading) {
    const read = address(STATIC_OPTIONS).read(statement, reading);
    const { fallback, lacks } = reading.devices;
    if (read === undefined || read.dev !== undefined || !lacks(fallback)) return read;
    const line = `Static address ${read.text} requires either an interface or default interface must exist`;
    reading.object({ ...missingDevice(fallback, line), fatal: true });
    return;
  },
};

type Options = Readonly<Record<string, AddressOption>>;

function address(options: Options): Leaf<VirtualAddress> {
  return {
    form: 'ADDRESS[/LENGTH] [dev INTERFACE] [scope SCOPE] [label LABEL] [brd ADDRESS | + | -] [OPTION …]',
    options: Object.keys(options),
    read(statement, reading) {
      const [first] = statement.words;
      const prefix = readPrefix(first, reading);
      if (isInvalid(prefix)) {
        const hint = 'the address is skipped';
        reading.object({ message: prefix.message, hint, word: first, keepalived: [prefix.line] });
        return;
      }
      const draft = blank(prefix, first);
      return readOptions(draft, statement, options, reading) ? finish(draft, statement, reading) : undefined;
    },
  };
}

function blank(prefix: IpPrefix, { text }: Word): Draft {
  return {
    prefix,
    text,
    scope: 0,
    home: false,
    nodad: true,
    mngtmpaddr: false,
    noprefixroute: false,
    autojoin: false,
    no_track: false,
    use_vmac: false,
  };
}

function readOptions(draft: Draft, { words }: Statement, options: Options, reading: Reading): boolean {
  let unknown: Word | undefined;
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as Word;
    const option = Object.hasOwn(options, word.text) ? options[word.text] : undefined;
    const value = words[i + 1];
    if (option === undefined) {
      // Behind one that is unknown stands its value.
      objectToOption(word, options, unknown !== undefined && unknown === words[i - 1], reading);
      unknown = word;
    } else if (!option.valued) option.set(draft);
    else if (value === undefined) return missingValue(word, draft, reading);
    else {
      const outcome = option.read(draft, value, reading);
      if (outcome === 'refused') return false;
      if (outcome === 'ends') return true;
      if (outcome === 'read') i++;
    }
  }
  return true;
}

function objectToOption(word: Word, options: Options, follows: boolean, reading: Reading): void {
  const known = Object.keys(options);
  reading.object({
    message: `unknown option '${word.text}' of an address, known are ${known.join(', ')}`,
    hint: 'it is ignored',
    ...meant(word.text, known),
    word,
    follows,
    keepalived: [`Unknown configuration entry '${word.text}' for ip address - ignoring`],
  });
}

function missingValue(option: Word, { text }: Draft, reading: Reading): false {
  reading.object({
    message: `'${option.text}' needs a value behind it`,
    word: option,
    keepalived: [`No ${option.text} parameter specified for ${text}`],
  });
  return false;
}

function finish(draft: Draft, { words }: Statement, reading: Reading): VirtualAddress {
  const { broadcast: written, broadcastBits, preferred_lft, ...rest } = draft;
  const broadcast = finishBroadcast(draft, reading);
  checkFamily(rest, reading);
  const span = spanBetween(words[0], words.at(-1) ?? words[0]);
  return {
    ...rest,
    ...(broadcast && { broadcast }),
    preferred_lft: preferred_lft ?? usualLifetime(rest.prefix),
    span,
  };
}

/** A host's IPv6 address is not to become the source of other connections. */
function usualLifetime({ address, length }: IpPrefix): VirtualAddress['preferred_lft'] {
  return isIPv6(address) && length === fullLength(address) ? micros(0) : 'forever';
}

/** An IPv6 address has neither a scope to choose nor a label. */
function checkFamily(draft: Draft, reading: Reading): void {
  if (!isIPv6(draft.prefix.address)) return;
  if (draft.scope !== 0) refuseOption('scope', draft, reading);
  if (draft.label !== undefined) refuseOption('label', draft, reading);
  draft.scope = 0;
  delete draft.label;
}

function refuseOption(option: string, { text }: Draft, reading: Reading): void {
  reading.object({
    message: `${text} is an IPv6 address: it has no ${option}`,
    hint: 'it is ignored',
    keepalived: [`Cannot specify ${option} for IPv6 addresses (${text}) - ignoring ${option}`],
  });
}
