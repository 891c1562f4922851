import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';

const TYPES = ['A', 'NS', 'CNAME', 'SOA', 'MX', 'TXT', 'AAAA', 'RRSIG', 'DNSKEY'] as const;

export type DnsType = (typeof TYPES)[number];

export const dnsType: Leaf<DnsType> = {
  form: TYPES.join(' | '),
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const type = TYPES.find((it) => it === word.text.toUpperCase());
    if (type === undefined) {
      reading.object({ message: `found '${word.text}', allowed is ${TYPES.join(', ')}`, word });
    }
    return type;
  },
};

export const dnsName: Leaf<string> = {
  form: 'NAME',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined || !EMPTY_LABEL.test(word.text)) return word?.text;
    const keepalived = [`DNS_CHECK name '${word.text}' has empty label - ignoring`];
    reading.object({ message: `'${word.text}' has an empty label`, word, keepalived });
    return;
  },
};

/** keepalived also takes a first label of one character for empty. */
const EMPTY_LABEL = /^\..|^[^.]\.|\.\./;
