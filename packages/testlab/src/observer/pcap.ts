import type { Millis } from '../clock.ts';

/** A frame as the kernel stamped it when it came by. */
export interface CapturedFrame {
  readonly time: Millis;
  readonly bytes: Uint8Array;
}

const FILE_HEADER_LENGTH = 24;
const RECORD_HEADER_LENGTH = 16;
/** Nanosecond stamps, little-endian: what tcpdump writes here with --time-stamp-precision=nano. */
const NANOSECOND_MAGIC = 0xa1b23c4d;

/**
 * Frames out of a capture file while it is being written, however the pipe cuts it up.
 * @throws Error when it is no little-endian pcap with nanosecond stamps
 */
export async function* readPcap(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CapturedFrame> {
  let pending = new Uint8Array();
  let started = false;
  for await (const chunk of chunks) {
    pending = Buffer.concat([pending, chunk]);
    if (!started) {
      if (pending.length < FILE_HEADER_LENGTH) continue;
      checkMagic(pending);
      pending = pending.subarray(FILE_HEADER_LENGTH);
      started = true;
    }
    for (let record = firstRecord(pending); record !== undefined; record = firstRecord(pending)) {
      pending = pending.subarray(RECORD_HEADER_LENGTH + record.bytes.length);
      yield record;
    }
  }
}

function checkMagic(header: Uint8Array): void {
  const magic = viewOf(header).getUint32(0, true);
  if (magic !== NANOSECOND_MAGIC) throw new Error(`not a nanosecond pcap: magic ${magic.toString(16)}`);
}

/**
 *     seconds | nanoseconds | captured length | length on the wire, 32 bits each, then the frame
 */
function firstRecord(bytes: Uint8Array): CapturedFrame | undefined {
  if (bytes.length < RECORD_HEADER_LENGTH) return undefined;
  const view = viewOf(bytes);
  const end = RECORD_HEADER_LENGTH + view.getUint32(8, true);
  if (bytes.length < end) return undefined;
  return {
    time: view.getUint32(0, true) * 1000 + view.getUint32(4, true) / 1_000_000,
    bytes: bytes.subarray(RECORD_HEADER_LENGTH, end),
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
