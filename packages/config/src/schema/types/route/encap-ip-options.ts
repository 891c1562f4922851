import type { IpEncap } from '@kaconf/net';
import { familyOf, type IpAddress } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import { toUnsigned64 } from '../numbers/number.ts';
import type { EntryWords } from '../words/entry-words.ts';

export type IpEncapDraft = { -readonly [K in keyof IpEncap]: IpEncap[K] };

/** Returns whether its value is one. */
type IpOption = (draft: IpEncapDraft, value: Word, words: EntryWords) => boolean;

/** What may follow `encap ip` and `encap ip6`, in pairs. */
export const IP_OPTIONS: Readonly<Record<'ip' | 'ip6', Readonly<Record<string, IpOption>>>> = {
  ip: {
    id: readId('encap id {value} value is invalid'),
    dst: readAddress('ip', 'dst'),
    src: readAddress('ip', 'src'),
    tos: readClass('dsfield {value} not valid for ip encapsulation'),
    ttl: readNumber('ttl', 255, 'ttl {value} is not valid for ip encapsulation'),
    flags: readNumber('flags', 65_535, 'flags {value} is not valid for ip encapsulation'),
  },
  ip6: {
    id: readId('id {value} value invalid for IPv6 encapsulation'),
    dst: readAddress('ip6', 'dst'),
    src: readAddress('ip6', 'src'),
    tc: readClass('tc value tc is invalid for ip6 encapsulation'),
    hoplimit: readNumber('ttl', 255, 'Invalid hoplimit {value} specified for ip6 encapsulation'),
    flags: readNumber('flags', 65_535, 'flags {value} is not valid for ip6 encapsulation'),
  },
};

function readId(line: string): IpOption {
  return (draft, value, words) => {
    const id = toUnsigned64(value.text);
    if (typeof id === 'bigint') draft.id = id;
    else {
      const message = `found '${value.text}', allowed is a number of 64 bits`;
      words.mind({ message, line: [id, line.replace('{value}', value.text)] }, value);
    }
    return typeof id === 'bigint';
  };
}

function readAddress(type: 'ip' | 'ip6', end: 'src' | 'dst'): IpOption {
  return (draft, value, words) => {
    const address = words.address(value, `Invalid encap ${type} ${end} {value}`);
    if (address === undefined) return false;
    draft[end] = address;
    return isOfType(address, type) || words.refuse(wrongFamily(address, value, type), value);
  };
}

function isOfType(address: IpAddress, type: 'ip' | 'ip6'): boolean {
  return familyOf(address) === (type === 'ip' ? 4 : 6);
}

function wrongFamily(address: IpAddress, { text }: Word, type: 'ip' | 'ip6') {
  const family = `IPv${familyOf(address)}`;
  return {
    code: 'mixedFamilies' as const,
    message: `${text} is an ${family} address, '${type}' takes IPv${10 - familyOf(address)}`,
    line: `${family} address ${text} not valid for ${type} encapsulation`,
  };
}

function readClass(line: string): IpOption {
  return (draft, value, words) => {
    const tos = words.named(value, 'rt_dsfield', 255, line);
    if (tos !== undefined) draft.tos = tos;
    return tos !== undefined;
  };
}

function readNumber(option: 'ttl' | 'flags', max: number, line: string): IpOption {
  return (draft, value, words) => {
    const number = words.number(value, { min: 0, max }, line);
    if (number !== undefined) draft[option] = number;
    return number !== undefined;
  };
}
