import { AttrStream, type StreamData } from 'netlink/dist/structs.js';

/** The longest datagram that the kernel builds for a dump, and longer than any that it sends unasked. */
export const DATAGRAM_LENGTH = 32 * 1024;

/** A header and the attributes behind it. */
export function bytesOf(body: StreamData): Uint8Array[] {
  const stream = new AttrStream();
  stream.emit(body);
  return stream.bufs;
}
