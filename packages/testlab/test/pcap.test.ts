import { expect, test } from 'vitest';
import { type CapturedFrame, readPcap } from '../src/observer/pcap.ts';

/** Two frames of 3 and 2 bytes at 1763718120.123456789 and 1763718121.000000001. */
const CAPTURE = Buffer.from(
  '4d3cb2a10200040000000000000000000000040001000000' +
    'e833206915cd5b070300000003000000aabbcc' +
    'e933206901000000020000002a000000ddee',
  'hex',
);

async function* cut(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

async function all(frames: AsyncIterable<CapturedFrame>): Promise<readonly CapturedFrame[]> {
  const list: CapturedFrame[] = [];
  for await (const frame of frames) list.push(frame);
  return list;
}

test.each([1, 7, 16, 24, 1000])(
  'frames come out whole and in time from pieces of %i bytes',
  async (length) => {
    const frames = await all(readPcap(cut(CAPTURE, length)));
    expect(frames.map(({ time, bytes }) => [time.toFixed(3), Buffer.from(bytes).toString('hex')])).toEqual([
      ['1763718120123.457', 'aabbcc'],
      ['1763718121000.000', 'ddee'],
    ]);
  },
);

test('a frame that is still being written waits for its rest', async () => {
  const frames = await all(readPcap(cut(CAPTURE.subarray(0, -1), 1000)));
  expect(frames).toHaveLength(1);
});

test('a capture with microseconds is refused: its times would be wrong', async () => {
  const header = Buffer.from('d4c3b2a10200040000000000000000000000040001000000', 'hex');
  await expect(all(readPcap(cut(header, 100)))).rejects.toThrow('magic a1b2c3d4');
});
