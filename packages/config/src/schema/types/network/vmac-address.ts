import type { Word } from '../../../4-tree/tree.ts';
import type { Reading } from '../../keyword.ts';

const FIVE = /^[0-9a-f]{1,2}(:[0-9a-f]{1,2}){4}:?$/i;
/** keepalived looks at nothing behind the sixth. */
const SIX = /^[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}(:|$)/i;

/** 00:00:5e:00:01 and :02: what RFC 9568 section 7.3 makes with the VRID without being told. */
const RFC = /^0,0,94,0,[12],/;

/** Six octets, or five that the VRID follows. */
export function readMac(word: Word, reading: Reading): readonly number[] | undefined {
  const { text } = word;
  if (/[^0-9a-f:]/i.test(text)) return refuse(`VMAC invalid MAC address ${text}`);
  if (!FIVE.test(text) && !SIX.test(text)) return refuse(`VMAC invalid MAC address ${text} - ignored`);
  const octets = text
    .split(':')
    .filter((octet) => octet !== '')
    .slice(0, 6)
    .map((octet) => Number.parseInt(octet, 16));
  if (((octets[0] ?? 0) & 1) === 1) {
    return refuse(`VMAC MAC address is multicast ${text} - ignoring`, `${text} is a multicast address`);
  }
  if (RFC.test(`${octets},`)) {
    const line = `VMAC MAC address not allowed to be RFC5798 address (${text}) - ignoring`;
    return refuse(line, `${text} is what the RFC makes of a VRID: leave it out`);
  }
  return octets;

  function refuse(line: string, message = `'${text}' is no MAC address`): undefined {
    reading.object({ message, word, keepalived: [line] });
  }
}
