import type { Span } from '@kaconf/diagnostics';
import { type IpPrefix, parseIp } from '@kaconf/net';
import { spanOf } from '../../../1-source/origin.ts';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import { isFree } from './device.ts';
import { interfaceGroup } from './interface-group.ts';
import { MAX_INTERFACE_NAME } from './interface-name.ts';

/** An ipvlan interface of an instance's own. */
export interface Ipvlan {
  readonly mode: 'bridge' | 'private' | 'vepa';
  /** By default made of the prefix and the VRID: `vrrp.51`. */
  readonly name?: string;
  /** Its address, and the source of adverts. */
  readonly address?: IpPrefix & { readonly text: string; readonly span: Span };
  /** The group of interfaces (ip-link(8)) that it is in. */
  readonly group?: number;
}

type Draft = { -readonly [K in keyof Ipvlan]?: Ipvlan[K] };

/** `[[name] NAME] [ADDRESS[/LENGTH]] [bridge | private | vepa] [group GROUP]`. */
export const ipvlan: Leaf<Ipvlan> = {
  form: '[[name] NAME] [ADDRESS[/LENGTH]] [bridge | private | vepa] [group GROUP]',
  read(statement, reading) {
    const draft: Draft = {};
    const { words } = statement;
    for (let i = 1; i < words.length; i++) {
      const word = words[i] as Word;
      const address = parseAddress(word.text);
      if (isMode(word.text)) readMode(word, word.text, draft, reading);
      else if (address !== undefined) readAddress(word, address, draft, reading);
      else {
        const value = TAKES_VALUE.has(word.text) ? argument(statement, reading, ++i) : word;
        if (value === undefined) break;
        if (word.text === 'group') readGroup(value, draft, reading);
        else readName(value, draft, reading);
      }
    }
    return { mode: 'bridge', ...draft };
  },
};

const TAKES_VALUE = new Set(['group', 'name']);

function isMode(text: string): text is Ipvlan['mode'] {
  return text === 'bridge' || text === 'private' || text === 'vepa';
}

function readMode(word: Word, mode: Ipvlan['mode'], draft: Draft, reading: Reading): void {
  if (draft.mode === undefined) draft.mode = mode;
  else repeated(word, `ipvlan type already specified - ignoring '${mode}'`, reading);
}

function readAddress(word: Word, prefix: IpPrefix, draft: Draft, reading: Reading): void {
  const { text } = word;
  if (draft.address === undefined) draft.address = { ...prefix, text, span: spanOf(word) };
  else repeated(word, `ipvlan address already specified - ignoring '${text}'`, reading);
}

function readGroup(word: Word, draft: Draft, reading: Reading): void {
  const group = interfaceGroup(word.text);
  if (group !== undefined) draft.group = group;
  else {
    const message = `there is no group '${word.text}' of interfaces`;
    reading.object({ message, word, keepalived: [`ipvlan group ${word.text} not found`] });
  }
}

function readName(word: Word, draft: Draft, reading: Reading): void {
  const { text } = word;
  if (draft.name !== undefined) {
    repeated(word, `IPVLAN interface already specified - ignoring '${text}'`, reading);
  } else if (text.length <= MAX_INTERFACE_NAME) {
    if (isFree(word, 'ipvlan', 'an l2 ipvlan; ignoring ipvlan if_name', reading)) draft.name = text;
  } else {
    const message = `interface name '${text}' has more than ${MAX_INTERFACE_NAME} characters`;
    const line = `(${reading.name}) IPVLAN interface name '${text}' too long - ignoring`;
    reading.object({ message, word, keepalived: [line] });
  }
}

function repeated(word: Word, complaint: string, reading: Reading): void {
  const message = `'${word.text}' comes second`;
  const keepalived = [`(${reading.name}) ${complaint}`];
  reading.object({ code: 'repeated', message, hint: 'the first one stands', word, keepalived });
}

function parseAddress(text: string): IpPrefix | undefined {
  const [, host = '', digits] = /^([^/]*)(?:\/(\d+))?$/.exec(text) ?? [];
  const address = /[.:]/.test(host) ? parseIp(host) : undefined;
  const full = host.includes(':') ? 128 : 32;
  const length = digits === undefined ? full : Number(digits);
  return address === undefined || length > full ? undefined : { address, length };
}
