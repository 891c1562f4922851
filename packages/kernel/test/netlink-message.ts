import { Buffer } from 'node:buffer';
import { type NetlinkMessage, parseMessages } from 'netlink/dist/structs.js';

/** A message as it arrives, its header and attributes in hexadecimal. */
export function message(body: string, type: string): NetlinkMessage {
  const bytes = Buffer.from(body.replaceAll(' ', ''), 'hex');
  const header = Buffer.from(`00000000${type.replaceAll(' ', '')}00000000000000000000`, 'hex');
  header.writeUInt32LE(header.length + bytes.length);
  const [parsed] = parseMessages(Buffer.concat([header, bytes]));
  if (parsed === undefined) throw new Error(body);
  return parsed;
}
