import { type IpAddress, parseIp } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { forgive, toUnsigned } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

export interface SmtpServer {
  /** An address, or a name to be resolved. */
  readonly host: string;
  readonly address: IpAddress | undefined;
  readonly port: number;
}

const SMTP_PORT = 25;
const PORTS = { min: 1, max: 65535 };

/** `HOST [PORT]`. */
export const smtpServer: Leaf<SmtpServer> = {
  form: 'HOST [PORT]',
  read(statement, reading) {
    const host = argument(statement, reading);
    if (host === undefined) return;
    const word = statement.words[2];
    let port = word === undefined ? SMTP_PORT : toUnsigned(word.text, PORTS);
    const forgiven = typeof port === 'string' ? forgive(word?.text ?? '', port, PORTS, reading) : undefined;
    if (word !== undefined && forgiven?.value !== undefined) {
      port = forgiven.value;
      const message = `found port '${word.text}', allowed is 1–65535`;
      reading.object({ message, hint: `${port} is used`, word, keepalived: [forgiven.line] });
    }
    if (typeof port === 'number') {
      const address = parseIp(host.text);
      return isReachable(host, word?.text ?? `${port}`, reading)
        ? { host: host.text, address, port }
        : undefined;
    }
    reading.object({
      message: `found port '${word?.text}', allowed is 1–65535`,
      ...(word && { word }),
      keepalived: [
        forgiven?.line ?? port,
        forgiven?.line ?? port,
        `Invalid smtp server ${host.text} ${word?.text}`,
      ],
    });
    return;
  },
};

function isReachable(word: Word, port: string, reading: Reading): boolean {
  const { text } = word;
  if (parseIp(text) !== undefined || reading.machine.resolves?.(text) !== false) return true;
  const keepalived = [`Invalid smtp server ${text} ${port}`];
  reading.object({ code: 'unknownName', message: `no address is known for '${text}'`, word, keepalived });
  return false;
}
