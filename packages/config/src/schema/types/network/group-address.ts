import { type Family, familyOf, type IPv4Address, type IPv6Address, isIPv6, isMulticast } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import { parseHost } from './address.ts';

/** Flags do not matter, the scope is 2 (RFC 4291, section 2.7). */
const LINK_LOCAL = /^ff.2:/;

export function groupAddress(family: 4): Leaf<IPv4Address>;
export function groupAddress(family: 6): Leaf<IPv6Address>;
export function groupAddress(family: Family): Leaf<IPv4Address | IPv6Address> {
  return {
    form: 'ADDRESS',
    read(statement, reading) {
      const word = argument(statement, reading);
      if (word === undefined) return;
      const address = parseHost(word.text);
      const keyword = `vrrp_mcast_group${family}`;
      if (address === undefined)
        return refuse(word, `Can't parse ${keyword} [${word.text}]. Skipping`, reading);
      if (familyOf(address) !== family) {
        return refuse(word, `${keyword} [${word.text}] is not IPv${family}. Skipping`, reading);
      }
      if (!isMulticast(address)) {
        return refuse(word, `${keyword} [${word.text}] is not multicast. Skipping`, reading);
      }
      if (isIPv6(address) && !LINK_LOCAL.test(address)) {
        reading.object({
          message: `'${word.text}' is beyond the link, where routers do not pass adverts on`,
          hint: 'use an address of ff02::/16',
          word,
          keepalived: [`${keyword} [${word.text}] should be link-local multicast.`],
        });
      }
      return address;
    },
  };

  function refuse(word: Word, line: string, reading: Reading): undefined {
    const message = `'${word.text}' is no IPv${family} multicast address`;
    reading.object({ message, word, keepalived: [line] });
  }
}
