import type { Span } from '@kaconf/diagnostics';
import type { IpAddress } from '@kaconf/net';
import { spanOf } from '../../../1-source/origin.ts';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { readUnsigned } from '../numbers/number.ts';
import { parseHost } from './address.ts';

/** Adverts of this peer count when their TTL lies within the limits. */
export interface UnicastPeer {
  readonly address: IpAddress;
  /** As written, perhaps with a mask that is cut off. */
  readonly text: string;
  readonly min_ttl: number;
  readonly max_ttl: number;
  /** A limit is written: then adverts of others than the peers do not count, either. */
  readonly limited: boolean;
  readonly span: Span;
}

/** `ADDRESS [min_ttl 0–255] [max_ttl 0–255]`. */
export const unicastPeer: Leaf<UnicastPeer> = {
  form: 'ADDRESS [min_ttl 0–255] [max_ttl 0–255]',
  read(statement, reading) {
    const [first, ...options] = statement.words;
    const address = parseHost(first.text);
    if (address === undefined) {
      reading.object({
        message: `'${first.text}' is no IP address`,
        hint: 'the peer is skipped',
        word: first,
        keepalived: [
          `Configuration error: VRRP instance[${reading.name}] malformed unicast peer address[${first.text}]. Skipping...`,
        ],
      });
      return;
    }
    const limits = readLimits(first, options, reading);
    const limited = Object.keys(limits).length > 0;
    return { address, text: first.text, min_ttl: 0, max_ttl: 255, ...limits, limited, span: spanOf(first) };
  },
};

type Limits = { -readonly [K in 'min_ttl' | 'max_ttl']?: number };

function readLimits(peer: Word, options: readonly Word[], reading: Reading): Limits {
  const limits: Limits = {};
  for (let i = 0; i < options.length; i += 2) {
    const [option, value] = [options[i] as Word, options[i + 1]];
    if (value === undefined) {
      complain(option, `'${option.text}' needs a value behind it`, 'is missing a value');
      break;
    }
    const ttl = readUnsigned(value, { min: 0, max: 255, strict: true }, reading);
    if (ttl === undefined) continue;
    if (option.text !== 'min_ttl' && option.text !== 'max_ttl') {
      complain(option, `unknown option '${option.text}' of a peer`, undefined);
      break;
    }
    limits[option.text] = ttl;
  }
  return limits;

  function complain(option: Word, message: string, trouble: string | undefined): void {
    const line =
      trouble === undefined
        ? `(${reading.name}) ${peer.text} - unknown unicast_peer option ${option.text}`
        : `(${reading.name}) ${peer.text} - ${option.text} ${trouble}`;
    reading.object({ message, word: option, keepalived: [line] });
  }
}
