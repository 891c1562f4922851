import { type Micros, seconds } from '@kaconf/net';
import type { Leaf } from '../keyword.ts';
import { readUnsigned } from './number.ts';
import { argument } from './words.ts';

export type ForwardingMethod = 'NAT' | 'DR' | 'TUN';

/** `NAT | DR | TUN`. @param server as keepalived calls it: virtual, real, sorry */
export function forwarding(server: string): Leaf<ForwardingMethod> {
  return {
    form: 'NAT | DR | TUN',
    read(statement, reading) {
      const word = argument(statement, reading);
      if (word === undefined) return;
      const { text } = word;
      if (text === 'NAT' || text === 'DR' || text === 'TUN') return text;
      reading.object({
        message: `found '${text}', allowed is NAT, DR or TUN`,
        word,
        keepalived: [`PARSER : unknown [${text}] routing method for ${server} server.`],
      });
      return;
    },
  };
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

export const protocol: Leaf<Protocol> = {
  form: 'TCP | UDP | SCTP',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const upper = word.text.toUpperCase();
    if (upper === 'TCP' || upper === 'UDP' || upper === 'SCTP') return upper;
    reading.object({ message: `found '${word.text}', allowed is TCP, UDP or SCTP`, word });
    return;
  },
};

/** keepalived's own default where `persistence_timeout` gives none. */
export const PERSISTENCE = seconds(360);

/** Six minutes when nothing follows; a month is the most. */
export const persistence: Leaf<Micros> = {
  form: '[1–2678400 s]',
  read(statement, reading) {
    const word = statement.words[1];
    if (word === undefined) return PERSISTENCE;
    const value = readUnsigned(word, { min: 1, max: 31 * 86_400 }, reading);
    return value === undefined ? undefined : seconds(value);
  },
};
