import { type Micros, seconds } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { readFractional } from '../numbers/duration.ts';

export interface Linkbeat {
  readonly interface: string;
  /** How the driver is asked; by default whatever it answers to. */
  readonly type?: 'MII' | 'ETHTOOL' | 'IOCTL';
}

/** `INTERFACE [MII | ETHTOOL | IOCTL]`. */
export const linkbeat: Leaf<Linkbeat> = {
  form: 'INTERFACE [MII | ETHTOOL | IOCTL]',
  read({ words: [name, word, extra] }, reading) {
    if (!isKnown(name, 'linkbeat interface', reading)) return;
    const type = (['MII', 'ETHTOOL', 'IOCTL'] as const).find((known) => known === word?.text);
    if (word !== undefined && (type === undefined || extra !== undefined)) {
      reading.object({
        message: `found '${(extra ?? word).text}', allowed is one of MII, ETHTOOL and IOCTL`,
        word: extra ?? word,
        keepalived: [`extra characters ${word.text} in linkbeat interface`],
      });
    }
    return { interface: name.text, ...(type && { type }) };
  },
};

export interface UpDownDelay {
  readonly interface: string;
  readonly down: Micros;
  readonly up: Micros;
}

/** keepalived runs all the same without it. */
function isKnown(word: Word, purpose: string, reading: Reading): boolean {
  if (!reading.devices.lacks(word.text)) return true;
  const message = `there is no interface ${word.text} on this machine`;
  const keepalived = [`unknown interface ${word.text} specified for ${purpose}`];
  reading.object({ code: 'missingInterface', message, word, keepalived, fatal: true });
  return false;
}

const LIMITS = { min: 0, max: 255, decimals: 6, unit: 's' as const };

/** `INTERFACE DOWN [UP]`. */
export const upDownDelay: Leaf<UpDownDelay> = {
  form: 'INTERFACE 0–255 s [0–255 s]',
  read({ words: [name, down, up, extra] }, reading) {
    if (!isKnown(name, 'up/down delay', reading)) return;
    if (down === undefined) {
      reading.object({
        code: 'missingValue',
        message: `'${name.text}' needs a delay behind it`,
        keepalived: [`No timeouts specified for ${name.text} up/down delays`],
        logged: true,
      });
      return;
    }
    if (extra !== undefined) {
      reading.object({
        message: `'${extra.text}' stands behind the delays`,
        word: extra,
        keepalived: [`Too many parameters for ${name.text} up/down delays`],
        logged: true,
      });
    }
    const downDelay = readDelay(down, reading);
    const upDelay = up === undefined || downDelay === undefined ? seconds(0) : readDelay(up, reading);
    if (downDelay === undefined || upDelay === undefined) return;
    return { interface: name.text, down: downDelay, up: upDelay };
  },
};

const readDelay = (word: Word, reading: Reading) => readFractional(word, LIMITS, reading);
