import type { Leaf, Objection } from '../../keyword.ts';
import { argument } from '../words/words.ts';

/** PATH_MAX less its NUL. */
const MAX_PATH = 4095;

/** `unix:PATH`, `udp:HOST:PORT`, …: as the SNMP library reads it. */
export const snmpSocket: Leaf<string> = {
  form: 'ADDRESS',
  read(statement, reading, earlier) {
    const extra = statement.words[2];
    const word = argument(statement, reading);
    if (word === undefined) return;
    const refuse = (objection: Objection) => reading.object(objection);
    if (extra !== undefined) {
      const keepalived = ['Too many parameters specified for snmp_socket - ignoring'];
      refuse({ message: `'${extra.text}' stands behind the address`, word: extra, keepalived });
    } else if (word.text.length > MAX_PATH) {
      const keepalived = ['SNMP error : snmp socket name too long - ignored'];
      refuse({ message: `the address has more than ${MAX_PATH} characters`, word, keepalived });
    } else if (earlier !== undefined) {
      const keepalived = [`SNMP socket already set to ${earlier} - ignoring`];
      refuse({
        code: 'repeated',
        message: "a second 'snmp_socket'",
        hint: 'the first one stands',
        keepalived,
      });
    } else return word.text;
    return;
  },
};
