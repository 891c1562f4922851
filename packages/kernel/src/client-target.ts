import { cachedBytes } from './address-cache.ts';
import type { ClientConnection } from './client.ts';

/*
 * Where to, and from where, as native/client-sockets.cc has it, in the order of this machine:
 *
 *    0  family (1)     1  whether there is a source (1)
 *    2  port (2)       4  source port (2)     6  –
 *    8  mark (4)      12  address (16)       28  source (16)   44  interface (16)
 */
const LENGTH = 60;
const PORT = 2;
const SOURCE_PORT = 4;
const MARK = 8;
const ADDRESS = 12;
const SOURCE = 28;
const INTERFACE = 44;
/** IFNAMSIZ less the zero at its end. */
const LONGEST_NAME = 15;

const known = new WeakMap<ClientConnection, Uint8Array>();

/** Encoded once for each connection. */
export function encodedTarget(connection: ClientConnection): Uint8Array {
  const earlier = known.get(connection);
  if (earlier) return earlier;
  const target = encodeTarget(connection);
  known.set(connection, target);
  return target;
}

export function encodeTarget(connection: ClientConnection): Uint8Array {
  const { address, port, source, sourcePort, interface: name, fwmark } = connection;
  const target = new Uint8Array(LENGTH);
  const view = new DataView(target.buffer);
  const bytes = cachedBytes(address);
  target[0] = bytes.length === 4 ? 4 : 6;
  view.setUint16(PORT, port, true);
  view.setUint32(MARK, fwmark, true);
  target.set(bytes, ADDRESS);
  if (source !== undefined) {
    target[1] = 1;
    view.setUint16(SOURCE_PORT, sourcePort, true);
    target.set(cachedBytes(source), SOURCE);
  }
  if (name !== undefined) target.set(new TextEncoder().encode(name).subarray(0, LONGEST_NAME), INTERFACE);
  return target;
}
