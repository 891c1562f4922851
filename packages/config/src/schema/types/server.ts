import type { IpAddress } from '@kaconf/net';
import type { Statement } from '../../4-tree/tree.ts';
import type { Leaf, Reading } from '../keyword.ts';
import { parseHost } from './address.ts';
import { toUnsigned } from './number.ts';
import { argument } from './words.ts';

/** A host with a port; 0 is keepalived's way to say none. */
export interface Endpoint {
  readonly address: IpAddress;
  readonly port: number;
}

/** What clients connect to: an address, the packets with a firewall mark, or a named group of both. */
export type Service =
  | ({ readonly type: 'address' } & Endpoint)
  | { readonly type: 'fwmark'; readonly fwmark: number }
  | { readonly type: 'group'; readonly group: string };

/** `IP [PORT]`, `fwmark NUMBER` or `group NAME`. */
export const service: Leaf<{ readonly service: Service }> = {
  form: 'IP [PORT] | fwmark NUMBER | group NAME',
  read(statement, reading) {
    const first = argument(statement, reading);
    if (first === undefined) return;
    if (first.text === 'fwmark') return readMark(statement, reading);
    if (first.text === 'group') {
      const group = argument(statement, reading, 2);
      return group && { service: { type: 'group', group: group.text } };
    }
    const endpoint = readEndpoint(statement, reading, (address, port) =>
      port === undefined
        ? `Invalid virtual server IP address ${address} - skipping`
        : `Invalid virtual server IP address/port ${address}/${port} - skipping`,
    );
    return endpoint && { service: { type: 'address', ...endpoint } };
  },
};

function readMark(statement: Statement, reading: Reading): { readonly service: Service } | undefined {
  const word = argument(statement, reading, 2);
  if (word === undefined) return;
  const max = 0xffffffff;
  const fwmark = toUnsigned(word.text, { min: 0, max });
  if (typeof fwmark === 'number') return { service: { type: 'fwmark', fwmark } };
  reading.object({
    message: `found firewall mark '${word.text}', allowed is 0–${max}`,
    hint: 'the block is skipped',
    word,
    keepalived: [fwmark, `virtual server fwmark '${word.text}' must be in [0, ${max}] - ignoring`],
  });
  return;
}

/** `IP [PORT]`. */
export function endpoint(complaint: (address: string, port: string | undefined) => string): Leaf<Endpoint> {
  return {
    form: 'IP [PORT]',
    read: (statement, reading) => readEndpoint(statement, reading, complaint),
  };
}

function readEndpoint(
  statement: Statement,
  reading: Reading,
  complaint: (address: string, port: string | undefined) => string,
): Endpoint | undefined {
  const host = argument(statement, reading);
  if (host === undefined) return;
  const portWord = /^0*$/.test(statement.words[2]?.text ?? '') ? undefined : statement.words[2];
  const port = portWord === undefined ? 0 : toUnsigned(portWord.text, { min: 1, max: 65535 });
  const address = parseHost(host.text);
  if (address !== undefined && typeof port === 'number') return { address, port };
  reading.object({
    message:
      typeof port === 'string'
        ? `found port '${portWord?.text}', allowed is 1–65535`
        : `'${host.text}' is no IP address`,
    hint: 'it is skipped',
    word: (typeof port === 'string' && portWord) || host,
    keepalived: [...(typeof port === 'string' ? [port] : []), complaint(host.text, portWord?.text)],
  });
  return;
}
