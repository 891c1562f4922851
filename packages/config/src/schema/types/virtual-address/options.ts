import { familyOf, fullLength, seconds } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import { resolveName } from '../../../machine/names.ts';
import type { Reading } from '../../keyword.ts';
import { hasDevice } from '../network/device.ts';
import { MAX_INTERFACE_NAME } from '../network/interface-name.ts';
import { isInvalid, readAddress } from '../network/prefix.ts';
import { UINT_MAX } from '../numbers/integer.ts';
import { forgive, toUnsigned } from '../numbers/number.ts';
import { referTo } from '../tracking/track-group-reference.ts';
import { readBroadcast } from './broadcast.ts';
import type { Draft } from './virtual-address.ts';

/**
 * What became of the value of an option. `unread`: what stands there is read as an option. `refused`: there is no
 * address. `ends`: the words behind it are not read.
 */
export type Outcome = 'read' | 'unread' | 'refused' | 'ends';

type Flag = { readonly valued: false; set(draft: Draft): void };
type Valued = { readonly valued: true; read(draft: Draft, value: Word, reading: Reading): Outcome };
export type AddressOption = Flag | Valued;

const COMMON: Readonly<Record<string, AddressOption>> = {
  dev: valued(readDevice),
  scope: valued(readScope),
  brd: valued((...reading) => readBroadcast('brd', ...reading)),
  broadcast: valued((...reading) => readBroadcast('broadcast', ...reading)),
  label: valued(readLabel),
  peer: valued(readPeer),
  home: flag('home'),
  '-nodad': flag('nodad', false),
  mngtmpaddr: flag('mngtmpaddr'),
  noprefixroute: flag('noprefixroute'),
  autojoin: flag('autojoin'),
  no_track: flag('no_track'),
  preferred_lft: valued(readPreferredLifetime),
};

export const ADDRESS_OPTIONS: Readonly<Record<string, AddressOption>> = {
  ...COMMON,
  use_vmac: flag('use_vmac'),
};

export const STATIC_OPTIONS: Readonly<Record<string, AddressOption>> = {
  ...COMMON,
  track_group: valued(readTrackGroup),
};

function valued(read: Valued['read']): Valued {
  return { valued: true, read };
}

type FlagName = 'home' | 'nodad' | 'mngtmpaddr' | 'noprefixroute' | 'autojoin' | 'no_track' | 'use_vmac';

function flag(name: FlagName, value = true): Flag {
  return {
    valued: false,
    set(draft) {
      draft[name] = value;
    },
  };
}

function readDevice(draft: Draft, word: Word, reading: Reading): Outcome {
  if (draft.dev === undefined) {
    draft.dev = word.text;
    const line = `WARNING - interface ${word.text} for ip address ${draft.text} doesn't exist`;
    return hasDevice(word, line, reading) ? 'read' : 'refused';
  }
  const keepalived = [`Cannot specify ipaddress device more than once for ${draft.text}`];
  reading.object({ message: `a second device for ${draft.text}`, word, keepalived });
  return 'refused';
}

function readScope(draft: Draft, word: Word, reading: Reading): Outcome {
  const { text } = word;
  const scope = resolveName(reading.names, 'rt_scopes', text, 255);
  if (scope !== undefined) draft.scope = scope;
  else {
    const known = [...reading.names.rt_scopes.keys()].join(', ');
    reading.object({
      message: `unknown scope '${text}', known are ${known} and 0–255`,
      hint: 'it is ignored',
      word,
      keepalived: [`Invalid scope '${text}' specified for ${draft.text} - ignoring`],
    });
  }
  return 'read';
}

function readLabel(draft: Draft, word: Word, reading: Reading): Outcome {
  if (word.text.length <= MAX_INTERFACE_NAME) {
    draft.label = word.text;
    return 'read';
  }
  reading.object({
    message: `label '${word.text}' has more than ${MAX_INTERFACE_NAME} characters`,
    hint: 'the address is skipped',
    word,
    keepalived: [
      `Address label ${word.text} is longer than maximum length ${MAX_INTERFACE_NAME} - removing address`,
    ],
  });
  return 'refused';
}

function readPeer(draft: Draft, word: Word, reading: Reading): Outcome {
  const { prefix } = draft;
  if (draft.peer !== undefined) {
    const keepalived = [`Peer ${word.text} - another peer has already been specified`];
    reading.object({ code: 'repeated', message: `a second peer for ${draft.text}`, word, keepalived });
    return 'unread';
  }
  const peer = readAddress(word);
  if (isInvalid(peer)) {
    const keepalived = [peer.line, `Invalid peer address ${word.text}`];
    reading.object({ message: peer.message, hint: 'it is ignored', word, keepalived });
    return 'read';
  }
  if (familyOf(peer) !== familyOf(prefix.address)) {
    const message = `${word.text} is no IPv${familyOf(prefix.address)} address`;
    const keepalived = [`Peer address ${word.text} does not match address family`];
    reading.object({ code: 'mixedFamilies', message, hint: 'it is ignored', word, keepalived });
    return 'read';
  }
  if (prefix.length !== fullLength(prefix.address)) {
    const message = `an address with a peer has no prefix length, found ${prefix.length}`;
    const keepalived = ['Cannot specify address prefix when specifying peer address - ignoring'];
    reading.object({ code: 'contradiction', message, hint: 'it is ignored', word, keepalived });
  }
  draft.peer = peer;
  draft.prefix = { address: prefix.address, length: fullLength(peer) };
  return 'read';
}

function readPreferredLifetime(draft: Draft, word: Word, reading: Reading): Outcome {
  if (word.text === 'forever') {
    draft.preferred_lft = 'forever';
    return 'read';
  }
  const range = { min: 0, max: UINT_MAX };
  let lifetime: number | string | undefined = toUnsigned(word.text, range);
  if (typeof lifetime === 'string') {
    const { line, value } = forgive(word.text, lifetime, range, reading);
    const message = `found '${word.text}', allowed is forever or a number of seconds`;
    const keepalived = value === undefined ? [line, `preferred_lft ${word.text} is invalid`] : [line];
    reading.object({ message, hint: 'it is ignored', word, keepalived });
    lifetime = value;
  }
  if (lifetime !== undefined) draft.preferred_lft = lifetime === UINT_MAX ? 'forever' : seconds(lifetime);
  return 'read';
}

function readTrackGroup(draft: Draft, word: Word, reading: Reading): Outcome {
  if (draft.track_group === undefined) {
    const reference = referTo(word, reading);
    if (reference !== undefined) draft.track_group = reference;
    return 'read';
  }
  const keepalived = [`track_group ${word.text} is a duplicate`];
  const hint = 'it is ignored, and what is behind it';
  reading.object({ code: 'repeated', message: 'a second track_group', hint, word, keepalived });
  return 'ends';
}
