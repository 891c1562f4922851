import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';

/** keepalived takes one character less than the kernel would. */
const MAX_NAME = { iptables: 27, ipset: 30, nftables: 254 } as const;

type Kind = keyof typeof MAX_NAME;

/** @param what of that kind, as keepalived calls it */
function readName(word: Word, kind: Kind, what: string, reading: Reading): string | undefined {
  const { text } = word;
  if (text.length > 0 && text.length <= MAX_NAME[kind]) return text;
  reading.object({
    message: text === '' ? 'a name is empty' : `'${text}' has more than ${MAX_NAME[kind]} characters`,
    word,
    keepalived: [`VRRP Error : ${kind} ${what} name ${text === '' ? 'empty' : 'too long'} - ignored`],
  });
  return;
}

export function nftablesName(what: string, fallback: string): Leaf<string> {
  return {
    form: '[NAME]',
    read: ({ words: [, word] }, reading) =>
      word === undefined ? fallback : readName(word, 'nftables', what, reading),
  };
}

export interface IptablesChains {
  readonly in: string;
  /** None: what goes out is not filtered. */
  readonly out?: string;
}

export const iptablesChains: Leaf<IptablesChains> = {
  form: '[IN [OUT]]',
  read({ words: [, first, second] }, reading, earlier) {
    if (first === undefined) return { in: 'INPUT', out: 'OUTPUT' };
    const inward = readName(first, 'iptables', 'in chain', reading);
    if (inward === undefined || second === undefined) return inward === undefined ? earlier : { in: inward };
    const outward = readName(second, 'iptables', 'out chain', reading);
    if (outward === undefined) return { in: inward };
    if (outward !== inward) return { in: inward, out: outward };
    reading.object({
      message: `both chains are '${inward}'`,
      word: second,
      keepalived: ['vrrp_iptables: chain names cannot be the same'],
      logged: true,
    });
    return;
  },
};

/** The names of sets; all of them differ. */
export interface Ipsets {
  readonly address: string;
  readonly address6: string;
  readonly address_iface6: string;
  readonly igmp: string;
  readonly mld: string;
  readonly nd: string;
}

const LONGEST_SET = 31;

/** keepalived's names for the sets, in the order of the words. */
const SETS = ['address', 'IPv6 address', 'IPv6 address_iface', 'IGMP', 'MLD', 'ND'] as const;

/** False: use none. */
export const ipsets: Leaf<Ipsets | false> = {
  form: '[ADDRESS [ADDRESS6 [ADDRESS_IFACE6 [IGMP [MLD [ND]]]]]]',
  read({ words }, reading) {
    if (words.length === 1) return false;
    const given: string[] = [];
    for (const [index, what] of SETS.entries()) {
      const word = words[index + 1];
      const name = word && readName(word, 'ipset', what, reading);
      if (word !== undefined && name === undefined) return;
      if (name !== undefined) given.push(name);
    }
    const sets = nameSets(given);
    const all = Object.values(sets);
    const twice = all.find((name, index) => all.indexOf(name) !== index);
    if (twice === undefined) return sets;
    reading.object({
      message: `two sets are called '${twice}'`,
      keepalived: [`vrrp_ipsets: set name ${twice} used more than once`],
    });
    return;
  },
};

/** Those that are not said are called like the first ones, with an ending. */
function nameSets([address = '', address6, iface6, igmp, mld, nd]: readonly string[]): Ipsets {
  const ending = (name: string, end: string, keep = LONGEST_SET - end.length) => name.slice(0, keep) + end;
  const six = address6 ?? ending(address, '6');
  return {
    address,
    address6: six,
    address_iface6: iface6 ?? ending(six.replace(/6$/, ''), '_if6'),
    igmp: igmp ?? ending(address, '_igmp'),
    mld: mld ?? ending(address, '_mld', LONGEST_SET - 4),
    nd: nd ?? ending(address, '_nd', LONGEST_SET - 4),
  };
}
