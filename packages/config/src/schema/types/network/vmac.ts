import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import { isFree } from './device.ts';
import { interfaceGroup } from './interface-group.ts';
import { isInterfaceName, MAX_INTERFACE_NAME } from './interface-name.ts';
import { readMac } from './vmac-address.ts';

/** A macvlan interface of an instance's own. */
export interface Vmac {
  /** By default made of the prefix and the VRID: `vrrp.51`. */
  readonly name?: string;
  /** Its MAC address instead of the one of the RFC: six octets, or five that the VRID follows. */
  readonly octets?: readonly number[];
  /** The group of interfaces (ip-link(8)) that it is in. */
  readonly group?: number;
  /** Tell of it in netlink messages of its own. */
  readonly netlink_notify_msg?: true;
}

type Draft = { -readonly [K in keyof Vmac]: Vmac[K] };

/** `[[name] NAME] [MAC] [group GROUP] [netlink_notify_msg]`; several statements add up. */
export const vmac: Leaf<Vmac> = {
  form: '[[name] NAME] [MAC-ADDRESS] [group GROUP] [netlink_notify_msg]',
  read(statement, reading, earlier) {
    const draft: Draft = { ...earlier };
    const { words } = statement;
    for (let i = 1; i < words.length; i++) {
      const word = words[i] as Word;
      if (word.text.includes(':')) readAddress(word, draft, reading);
      else if (word.text === 'netlink_notify_msg') draft.netlink_notify_msg = true;
      else {
        const value = TAKES_VALUE.has(word.text) ? argument(statement, reading, ++i) : word;
        if (value === undefined) break;
        if (word.text === 'group') readGroup(value, draft, reading);
        else readName(value, draft, reading);
      }
    }
    return draft;
  },
};

const TAKES_VALUE = new Set(['group', 'name']);

function readAddress(word: Word, draft: Draft, reading: Reading): void {
  if (draft.octets !== undefined) {
    const line = 'VMAC interface address already specified';
    reading.object({ code: 'repeated', message: 'a second MAC address', word, keepalived: [line] });
    return;
  }
  const octets = readMac(word, reading);
  if (octets !== undefined) draft.octets = octets;
}

function readGroup(word: Word, draft: Draft, reading: Reading): void {
  const group = interfaceGroup(word.text);
  if (group !== undefined) draft.group = group;
  else {
    const message = `there is no group '${word.text}' of interfaces`;
    reading.object({ message, word, keepalived: [`VMAC group ${word.text} not found`] });
  }
}

function readName(word: Word, draft: Draft, reading: Reading): void {
  if (draft.name !== undefined) {
    const line = 'VMAC interface name already specified';
    reading.object({ code: 'repeated', message: 'a second name', word, keepalived: [line] });
  } else if (isInterfaceName(word.text)) {
    if (isFree(word, 'macvlan', 'a private macvlan; ignoring vmac if_name', reading)) draft.name = word.text;
  } else {
    const line = `VMAC interface name '${word.text}' too long or invalid characters - ignoring`;
    const message = `'${word.text}' is no name for an interface: up to ${MAX_INTERFACE_NAME} characters, no blank and no slash`;
    reading.object({ message, word, keepalived: [line] });
  }
}
