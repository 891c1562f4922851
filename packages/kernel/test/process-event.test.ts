import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { inotifyEvents } from '../src/folder-watch.ts';
import { decodeProcessEvent, encodeListen } from '../src/netlink/process-event.ts';

/** Of a message as Linux 6.18 sent it: 16 octets of nlmsghdr, 20 of cn_msg, 40 of proc_event. */
function message(what: string, data: string): Buffer {
  const header = '4c000000 03000000 00000000 00000000';
  const connector = '01000000 01000000 05000000 00000000 2800 0000';
  const event = `${what} 01000000 0011223344556677`;
  return Buffer.from(`${header}${connector}${event}${data}`.replaceAll(' ', '').padEnd(152, '0'), 'hex');
}

test.each([
  ['nothing but an acknowledgement', '00000000', '', { type: 'listening' }],
  [
    'a fork',
    '01000000',
    '51490000 51490000 6c490000 6c490000',
    { type: 'forked', parent: 18769, pid: 18796 },
  ],
  ['a new thread', '01000000', '51490000 51490000 6d490000 6c490000', undefined],
  ['an exec', '02000000', '6c490000 6c490000', { type: 'executed', pid: 18796 }],
  [
    'a new name',
    '00020000',
    '6c490000 6c490000 6e67696e 78000000',
    { type: 'renamed', pid: 18796, name: 'nginx' },
  ],
  ['an end', '00000080', '6c490000 6c490000 00000000 11000000', { type: 'ended', pid: 18796 }],
  ['the end of a thread', '00000080', '6d490000 6c490000', undefined],
  ['another user', '04000000', '6c490000 6c490000', undefined],
])('%s', (_, what, data, event) => {
  expect(decodeProcessEvent(message(what, data))).toEqual(event);
});

test('what is too short or of another connector is none', () => {
  expect(decodeProcessEvent(message('02000000', '6c490000 6c490000').subarray(0, 60))).toBeUndefined();
  const other = message('02000000', '6c490000 6c490000');
  other.writeUInt32LE(2, 16);
  expect(decodeProcessEvent(other)).toBeUndefined();
});

test('the kernel is asked to tell', () => {
  expect(Buffer.from(encodeListen(0x1234)).toString('hex')).toBe(
    '280000000300000000000000341200000100000001000000000000000000000004000000' + '01000000',
  );
});

test('several changes of files come in one read', () => {
  const written = '01000000 08000000 00000000 10000000 6c6f6164 00000000 00000000 00000000';
  const deleted = '02000000 00020000 00000000 00000000';
  const octets = Buffer.from(`${written}${deleted}`.replaceAll(' ', ''), 'hex');
  expect(inotifyEvents(octets)).toEqual([
    { watched: 1, mask: 0x08, file: 'load' },
    { watched: 2, mask: 0x200, file: '' },
  ]);
});
