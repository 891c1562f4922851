import type { IpAddress } from '@kaconf/net';
import type { Statement, Word } from '../../../4-tree/tree.ts';
import type { Header, Objecting } from '../../keyword.ts';
import { parseHost } from '../network/address.ts';
import { UINT_MAX } from '../numbers/integer.ts';
import { forgive, toUnsigned } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

/** A host with a port; 0 is keepalived's way to say none. */
export interface Endpoint {
  readonly address: IpAddress;
  readonly port: number;
}

/** What clients connect to: an address, or the packets with a firewall mark. */
export type SingleService =
  | ({ readonly type: 'address' } & Endpoint)
  | { readonly type: 'fwmark'; readonly fwmark: number };

/** As written: a group of both has a name only. */
export type NamedService = SingleService | { readonly type: 'group name'; readonly group: string };

/** What opens a `virtual_server`. */
export interface ServiceHeader {
  readonly service: NamedService;
  /** Of its group; empty where it has none. */
  readonly name: string;
}

/** `IP [PORT]`, `fwmark NUMBER` or `group NAME`. */
export const service: Header<ServiceHeader> = {
  form: 'IP [PORT] | fwmark NUMBER | group NAME',
  read(statement, reading) {
    const first = argument(statement, reading);
    if (first?.text === 'group') {
      const name = argument(statement, reading, 2)?.text;
      return name === undefined ? undefined : { service: { type: 'group name', group: name }, name };
    }
    const found = first?.text === 'fwmark' ? readMark(statement, reading) : readAddress(statement, reading);
    return found && { service: found, name: '' };
  },
};

function readAddress(statement: Statement, reading: Objecting): SingleService | undefined {
  const endpoint = readEndpoint(statement, reading, (address, port) =>
    port === undefined
      ? `Invalid virtual server IP address ${address} - skipping`
      : `Invalid virtual server IP address/port ${address}/${port} - skipping`,
  );
  return endpoint && { type: 'address', ...endpoint };
}

/** Of packets. */
export const MARKS = { min: 0, max: UINT_MAX };
const PORTS = { min: 1, max: 65535 };

function readMark(statement: Statement, reading: Objecting): SingleService | undefined {
  const word = argument(statement, reading, 2);
  if (word === undefined) return;
  const fwmark = toUnsigned(word.text, MARKS);
  if (typeof fwmark === 'number') return { type: 'fwmark', fwmark };
  const message = `found firewall mark '${word.text}', allowed is 0–${UINT_MAX}`;
  const { line, value } = forgive(word.text, fwmark, MARKS, reading);
  if (value !== undefined) {
    reading.object({ message, hint: `${value} is used`, word, keepalived: [line] });
    return { type: 'fwmark', fwmark: value };
  }
  const skipped = `virtual server fwmark '${word.text}' must be in [0, ${UINT_MAX}] - ignoring`;
  reading.object({ message, hint: 'the block is skipped', word, keepalived: [line, skipped] });
  return;
}

/** Why words are no endpoint. */
interface BadEndpoint {
  readonly message: string;
  readonly place: Word;
  /** As written; keepalived takes zeros for nothing. */
  readonly port: string | undefined;
  /** What keepalived says about the port. */
  readonly complaints: readonly string[];
}

/** `IP [PORT]`. */
export function readHostPort(
  host: Word,
  portWord: Word | undefined,
  reading: Objecting,
): Endpoint | BadEndpoint {
  const written = portWord && !/^0*$/.test(portWord.text) ? portWord : undefined;
  let port = written === undefined ? 0 : toUnsigned(written.text, PORTS);
  if (written !== undefined && typeof port === 'string') {
    const message = `found port '${written.text}', allowed is 1–65535`;
    const { line, value } = forgive(written.text, port, PORTS, reading);
    if (value === undefined) return { message, place: written, port: written.text, complaints: [line] };
    reading.object({ message, hint: `${value} is used`, word: written, keepalived: [line] });
    port = value;
  }
  const address = parseHost(host.text);
  if (address !== undefined && typeof port === 'number') return { address, port };
  return { message: `'${host.text}' is no IP address`, place: host, port: written?.text, complaints: [] };
}

/**
 * What keepalived says where it finds no endpoint.
 * @param port undefined also for zeros
 * @param written the same, but for zeros as they are written
 */
type Complaint = (address: string, port: string | undefined, written: string | undefined) => string;

/** `IP [PORT]`. */
export function endpoint(complaint: Complaint): Header<Endpoint> {
  return {
    form: 'IP [PORT]',
    read: (statement, reading) => readEndpoint(statement, reading, complaint),
  };
}

function readEndpoint(statement: Statement, reading: Objecting, complaint: Complaint): Endpoint | undefined {
  const host = argument(statement, reading);
  if (host === undefined) return;
  const result = readHostPort(host, statement.words[2], reading);
  if ('address' in result) return result;
  const { message, place, port, complaints } = result;
  const keepalived = [...complaints, complaint(host.text, port, statement.words[2]?.text)];
  reading.object({ message, hint: 'it is skipped', word: place, keepalived });
  return;
}
