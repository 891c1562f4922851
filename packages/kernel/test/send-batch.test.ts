import { Buffer } from 'node:buffer';
import type { IpAddress } from '@kaconf/net';
import { expect, test } from 'vitest';
import type { Refused } from '../src/addon.ts';
import type { Datagram } from '../src/index.ts';
import { OutgoingRecords } from '../src/outgoing-records.ts';
import { sendBatch } from '../src/send-batch.ts';

function datagram(payload: Uint8Array): Datagram {
  return {
    source: '10.0.0.11' as IpAddress,
    destination: '224.0.0.18' as IpAddress,
    hopLimit: 255,
    payload,
  };
}

test('records are length, hop limit (-1 for the default), identification, source, destination and payload, aligned to four bytes', () => {
  const records = new OutgoingRecords();
  records.addDatagram(datagram(Uint8Array.of(1, 2, 3, 4, 5)));
  records.addDatagram({ ...datagram(Uint8Array.of(6)), hopLimit: 64, identification: 0x8765 });
  const { hopLimit, ...byDefault } = datagram(Uint8Array.of());
  records.addDatagram(byDefault);
  records.addFrame(7, Uint8Array.of(0xaa, 0xbb));
  const ipv4 = (hex: string) => hex.padEnd(32, '0');
  const addresses = ipv4('0a00000b') + ipv4('e0000012');
  expect(Buffer.from(records.bytes.subarray(0, 144)).toString('hex')).toBe(
    [
      `05000000ff000000${addresses}0102030405000000`,
      `0100000040006587${addresses}06000000`,
      `00000000ffff0000${addresses}`,
      '0200000007000000aabb0000',
    ].join(''),
  );
});

/** Sends `batch`, refusing with ENETDOWN what `refuse` says of each call. */
function sendRefusing(batch: readonly Datagram[], refuse: (call: number) => Refused) {
  const counts: number[] = [];
  const failures = sendBatch(batch, {
    operation: 'send datagram',
    describe: ({ payload }) => `number ${payload[0]}`,
    write: (records, item) => records.addDatagram(item),
    send: (records) => {
      counts.push(records.count);
      return refuse(counts.length);
    },
  });
  return { counts, failures: failures.map(({ index, error }) => [index, error.message]) };
}

test('a batch that fits is one call', () => {
  const batch = Array.from({ length: 1000 }, () => datagram(new Uint8Array(40)));
  expect(sendRefusing(batch, () => undefined)).toEqual({ counts: [1000], failures: [] });
});

test('a longer one is several, and the index of what is refused is that in the batch', () => {
  const batch = Array.from({ length: 5 }, (_, number) => datagram(new Uint8Array(60_000).fill(number)));
  expect(sendRefusing(batch, (call) => (call === 2 ? [[1, 100]] : undefined))).toEqual({
    counts: [2, 2, 1],
    failures: [[3, 'send datagram number 3: ENETDOWN (Network is down)']],
  });
});

test('nothing to send is no call', () => {
  expect(sendRefusing([], () => undefined)).toEqual({ counts: [], failures: [] });
});

test('what no IP packet can hold is a bug of the caller', () => {
  expect(() => sendRefusing([datagram(new Uint8Array(200_000))], () => undefined)).toThrow(RangeError);
});
