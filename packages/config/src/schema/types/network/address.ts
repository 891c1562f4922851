import { type IpAddress, parseIp } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';

/** An IPv4 or IPv6 address. keepalived cuts a range or a mask off first, and so do we. */
export const address: Leaf<IpAddress> = {
  form: 'ADDRESS',
  takes: 1,
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const value = parseHost(word.text);
    if (value === undefined) reading.object({ message: `'${word.text}' is no IP address`, word });
    return value;
  },
};

/** With what is cut off. */
export interface WrittenAddress {
  readonly address: IpAddress;
  readonly text: string;
}

export const writtenAddress: Leaf<WrittenAddress> = {
  form: address.form,
  read(statement, reading) {
    const value = address.read(statement, reading);
    return value && { address: value, text: statement.words[1]?.text ?? value };
  },
};

/** @param text an address, perhaps followed by `-RANGE` or `/MASK`, which are cut off */
export function parseHost(text: string): IpAddress | undefined {
  const host = text.replace(/[-/].*$/, '');
  // A colon anywhere makes keepalived look for an IPv6 address.
  return text.includes(':') && !host.includes(':') ? undefined : parseIp(host);
}
