import { type Micros, seconds } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { readOption } from '../words/option.ts';
import { argument, meant, oneOf } from '../words/words.ts';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

export const protocol: Leaf<Protocol> = {
  form: 'TCP | UDP | SCTP',
  takes: 1,
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const upper = word.text.toUpperCase();
    if (upper === 'TCP' || upper === 'UDP' || upper === 'SCTP') return upper;
    const message = `found '${word.text}', allowed is TCP, UDP or SCTP`;
    reading.object({ message, ...meant(word.text, ['TCP', 'UDP', 'SCTP']), word });
    return;
  },
};

export const scheduler = oneOf(
  'rr',
  'wrr',
  'lc',
  'wlc',
  'lblc',
  'sh',
  'mh',
  'dh',
  'fo',
  'ovf',
  'lblcr',
  'sed',
  'nq',
  'twos',
);

export type LvsFlush = 'all' | 'VS';

export const lvsFlush: Leaf<LvsFlush> = {
  form: '[VS]',
  read({ words: [, word] }, reading) {
    if (word === undefined) return 'all';
    if (word.text === 'VS') return 'VS';
    reading.object({
      message: `found '${word.text}', allowed is VS or nothing`,
      word,
      keepalived: [`Unknown lvs_flush_on_stop type ${word.text}`],
    });
    return;
  },
};

/** Those that are not said stay as the kernel has them. */
export interface LvsTimeouts {
  readonly tcp?: Micros;
  readonly tcpfin?: Micros;
  readonly udp?: Micros;
}

const LONGEST_TIMEOUT = 31 * 86_400;

/** `tcp 0–2678400 s`, `tcpfin …`, `udp …`, in any order. */
export const lvsTimeouts: Leaf<LvsTimeouts> = {
  form: '[tcp SECONDS] [tcpfin SECONDS] [udp SECONDS]',
  read({ words }, reading, earlier = {}) {
    if (words.length < 3) {
      reading.object({
        code: 'missingValue',
        message: "'lvs_timeouts' needs a timeout and its value",
        keepalived: ['lvs_timeouts requires at least one option'],
      });
      return;
    }
    return { ...earlier, ...readTimeouts(words.slice(1), reading) };
  },
};

function readTimeouts(words: readonly Word[], reading: Reading): LvsTimeouts {
  const timeouts: { -readonly [K in keyof LvsTimeouts]: LvsTimeouts[K] } = {};
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as Word;
    const { text } = word;
    if (text !== 'tcp' && text !== 'tcpfin' && text !== 'udp') {
      reading.object({
        message: `found '${text}', allowed is tcp, tcpfin or udp`,
        word,
        keepalived: [`Unknown option ${text} specified for lvs_timeouts`],
      });
      continue;
    }
    i += 1;
    const value = readOption(word, words[i], { min: 0, max: LONGEST_TIMEOUT }, 'lvs_timeout', reading);
    if (value !== undefined) timeouts[text] = seconds(value);
  }
  return timeouts;
}
