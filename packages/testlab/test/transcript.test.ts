import { expect, test } from 'vitest';
import { decode } from '../src/observer/decode.ts';
import { differenceOf } from '../src/side-by-side/difference.ts';
import { advertText } from '../src/side-by-side/frame-text.ts';
import type { Step, Verb } from '../src/side-by-side/scenario.ts';
import { transcriptOf } from '../src/side-by-side/transcript.ts';

const ADVERT =
  '01005e0000120200000000020800 45c0002000010000ff70d08e 0a00000c e0000012 3133640100010000 0a00000a';
const GARP = 'ffffffffffff020000000001 0806 0001080006040001 020000000001 0a00000a ffffffffffff 0a00000a';

function frame(hex: string): Uint8Array {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

function heard(time: number, hex: string) {
  const event = decode({ time, bytes: frame(hex) });
  if (!event) throw new Error('nothing to hear');
  return event;
}

function step(verb: Verb, who = ''): Step {
  return { delay: 0, who, verb, words: '' };
}

test('each step is followed by what happened until the next, and a row of the same adverts is told once', () => {
  const transcript = transcriptOf(
    {
      chapters: [
        { step: step('start', 'a'), from: 0, found: [] },
        { step: step('check'), from: 1000, found: ['a + address eth0 …'] },
        { step: step('crash', 'a'), from: 2000, found: [] },
      ],
      hosts: [
        {
          name: 'a',
          log: [
            { time: 500, text: '(VI_1) Entering MASTER STATE' },
            { time: 510, text: '(VI_1) setting VIPs.' },
            { time: 520, text: 'VRRP_Script(chk) succeeded' },
          ],
          notifications: [{ time: 505, text: 'INSTANCE "VI_1" MASTER 100' }],
        },
      ],
      wire: [
        ...[500, 600, 700, 2100].map((time) => heard(time, ADVERT)),
        ...[501, 1500].map((time) => heard(time, GARP)),
      ],
    },
    [/^VRRP_Script/],
  );
  const advert =
    'advert 10.0.0.12 > 224.0.0.18 priority 100: 020000000002 > 01005e000012 ' +
    '45c0002000000000ff7000000a00000ce000001231336401000100000a00000a';
  expect(transcript.split('\n')).toEqual([
    'a start',
    '  a state VI_1 MASTER',
    '  a notify INSTANCE "VI_1" MASTER 100',
    '  a log VRRP_Script(chk) succeeded',
    `  ${advert}`,
    '  garp 10.0.0.10 from 02:00:00:00:00:01: ffffffffffff0200000000010806000108000604000102000000' +
      '00010a00000affffffffffff0a00000a ×2',
    'check',
    '  a + address eth0 …',
    'a crash',
  ]);
});

const MACS = '01005e000012 020000000002';
test.each([
  {
    what: 'identification and header checksum',
    sent: `${MACS} 0800 45c00020abcd0000ff70d08e 0a00000ce0000012 3133640100010000 0a00000a`,
    told: '45c0002000000000ff7000000a00000ce000001231336401000100000a00000a',
  },
  {
    what: 'padding',
    sent: `${MACS} 0800 45c0002000000000ff700000 0a00000ce0000012 3133640100010000 0a00000a 000000000000`,
    told: '45c0002000000000ff7000000a00000ce000001231336401000100000a00000a',
  },
  {
    what: "AH's sequence number and integrity check",
    sent: `${MACS} 0800 45c0003800000000ff330000 0a00000ce0000012 7004000000000033 00000007 0102030405060708090a0b0c 2133640101010101 0a00000a`,
    told:
      '45c0003800000000ff3300000a00000ce0000012700400000000003300000000000000000000000000000000' +
      '21336401010101010a00000a',
  },
  {
    what: 'the flow label',
    sent:
      `${MACS} 86dd 6c0abcde000870ff fe80000000000000000000000000000c ff020000000000000000000000000012 ` +
      '313364000001abcd',
    told:
      '6c000000000870fffe80000000000000000000000000000cff020000000000000000000000000012' + '313364000001abcd',
  },
])('$what is nothing to compare', ({ sent, told }) => {
  expect(advertText(frame(sent))).toBe(`020000000002 > 01005e000012 ${told}`);
});

test('a difference is shown with the lines around it', () => {
  const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  const after = before.with(4, 'five');
  expect(differenceOf(before.join('\n'), after.join('\n')).split('\n')).toEqual([
    ...['  2', '  3', '  4', '- 5', '+ five', '  6', '  7', '  8'],
  ]);
});
