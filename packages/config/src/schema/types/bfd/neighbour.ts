import type { IpAddress } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { parseHost } from '../network/address.ts';
import { argument } from '../words/words.ts';

/** With a neighbour that is none, keepalived has done with the session. */
export const neighbour: Leaf<IpAddress | 'malformed'> = {
  form: 'ADDRESS',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const address = parseHost(word.text);
    if (address !== undefined) return address;
    const line = `Configuration error: BFD instance ${reading.name} has malformed neighbor address ${word.text}, ignoring instance`;
    const message = `'${word.text}' is no IP address`;
    reading.object({ message, hint: 'it never comes up', word, keepalived: [line], skips: 'bfd' });
    return 'malformed';
  },
};
