import { type IpAddress, isMulticast } from '@kaconf/net';
import type { Statement, Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { parseHost } from '../network/address.ts';
import { MAX_INTERFACE_NAME } from '../network/interface-name.ts';
import { lacksValue, readOption, readOptionValue } from '../words/option.ts';
import { argument } from '../words/words.ts';

/** What IPVS tells the other machine of its connections, and how. */
export interface LvsSyncDaemon {
  readonly interface: string;
  /** The instance whose state decides between master and backup. */
  readonly inst?: string;
  /** By default the instance's virtual_router_id. */
  readonly id?: number;
  /** In octets. */
  readonly maxlen?: number;
  readonly port?: number;
  readonly ttl?: number;
  readonly group?: IpAddress;
}

type Building = { -readonly [K in keyof LvsSyncDaemon]: LvsSyncDaemon[K] };

/** IPv4 and UDP headers. */
const HEADERS = 20 + 8;
const LIMITS = {
  maxlen: { min: 1, max: 65535 - HEADERS },
  port: { min: 1, max: 65535 },
  ttl: { min: 1, max: 255 },
} as const;
const SYNC_ID = { min: 0, max: 255 };

/** `INTERFACE [inst INSTANCE] [id 0–255] [maxlen OCTETS] [port PORT] [ttl 1–255] [group ADDRESS]`. */
export const lvsSyncDaemon: Leaf<LvsSyncDaemon> = {
  form: 'INTERFACE [inst INSTANCE] [id 0–255] [maxlen 1–65507] [port 1–65535] [ttl 1–255] [group ADDRESS]',
  read(statement, reading, earlier) {
    if (earlier !== undefined) return again(earlier, reading);
    const name = argument(statement, reading);
    if (name === undefined) return;
    if (name.text.length > MAX_INTERFACE_NAME) {
      reading.object({
        message: `interface name '${name.text}' has more than ${MAX_INTERFACE_NAME} characters`,
        word: name,
        keepalived: [`lvs_sync_daemon interface name '${name.text}' too long - ignoring`],
      });
      return;
    }
    const daemon: Building = { interface: name.text };
    for (let i = 2; i < statement.words.length; i += readPart(statement, i, daemon, reading));
    return daemon;
  },
};

function again(earlier: LvsSyncDaemon, reading: Reading): LvsSyncDaemon {
  reading.object({
    code: 'repeated',
    message: "a second 'lvs_sync_daemon'",
    hint: 'the first one stands',
    keepalived: [
      `lvs_sync_daemon has already been specified as ${earlier.interface} ${earlier.inst ?? ''} - ignoring`,
    ],
  });
  return earlier;
}

/** How many words it took. */
function readPart(statement: Statement, index: number, daemon: Building, reading: Reading): 1 | 2 {
  const { words } = statement;
  const option = words[index] as Word;
  const value = words[index + 1];
  const { text } = option;
  if (text === 'inst') readInstance(statement, index, daemon, reading);
  else if (text === 'id') readId(option, value, daemon, reading);
  else if (text === 'group') readGroup(option, value, daemon, reading);
  else if (text === 'maxlen' || text === 'port' || text === 'ttl') {
    const number = readOption(option, value, LIMITS[text], 'lvs_sync_daemon', reading);
    if (number !== undefined) daemon[text] = number;
  } else {
    readPositional(option, index, daemon, reading);
    return 1;
  }
  return 2;
}

function readInstance(statement: Statement, index: number, daemon: Building, reading: Reading): void {
  if (daemon.inst !== undefined) {
    reading.object({
      code: 'repeated',
      message: 'a second instance',
      hint: `${daemon.inst} is used`,
      keepalived: [`lvs_sync_daemon vrrp instance has already been specified as ${daemon.inst} - ignoring`],
    });
    return;
  }
  const value = argument(statement, reading, index + 1);
  if (value !== undefined) daemon.inst = value.text;
}

function readId(option: Word, value: Word | undefined, daemon: Building, reading: Reading): void {
  if (value === undefined) {
    lacksValue(option, 'No value specified for lvs_sync_daemon id, defaulting to vrid', reading);
    return;
  }
  const id = readOptionValue(value, SYNC_ID, `Invalid syncid (${value.text}) - defaulting to vrid`, reading);
  if (id !== undefined) daemon.id = id;
}

function readGroup(option: Word, value: Word | undefined, daemon: Building, reading: Reading): void {
  if (value === undefined) {
    lacksValue(option, 'No value specified for lvs_sync_daemon group - ignoring', reading);
    return;
  }
  const group = parseHost(value.text);
  if (group !== undefined && isMulticast(group)) {
    daemon.group = group;
    return;
  }
  const line =
    group === undefined
      ? `Invalid lvs_sync_daemon group (${value.text}) - ignoring`
      : `lvs_sync_daemon group address ${value.text} is not multicast - ignoring`;
  reading.object({ message: `'${value.text}' is no multicast address`, word: value, keepalived: [line] });
}

/** Once the instance and the id stood behind the interface without a word before them. */
function readPositional(word: Word, index: number, daemon: Building, reading: Reading): void {
  const { text } = word;
  if (index === 2) daemon.inst = text;
  else if (index === 3) readPositionalId(word, daemon, reading);
  else {
    reading.object({
      message: `found '${text}', allowed is inst, id, maxlen, port, ttl or group`,
      word,
      keepalived: [`Unknown option ${text} specified for lvs_sync_daemon`],
    });
  }
}

function readPositionalId(word: Word, daemon: Building, reading: Reading): void {
  const id = readOptionValue(word, SYNC_ID, `Invalid syncid (${word.text}) - defaulting to vrid`, reading);
  if (id === undefined) return;
  daemon.id = id;
  reading.object({
    code: 'deprecated',
    message: 'the id stands without its keyword',
    hint: `write 'id ${id}'`,
    word,
    keepalived: ['Please use keyword "id" before lvs_sync_daemon SYNCID'],
  });
}
