import { expect, test } from 'vitest';
import { echoFault, encodeEcho, findFile, matchesReply } from '../src/index.ts';
import { planOf } from './literal.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

test.each([
  ['', '', true],
  ['require_reply', '', true],
  ['require_reply 01 02', '01 02', true],
  ['require_reply 01 02', '01 02 03', true],
  ['require_reply 01 02', '01', true],
  ['require_reply 01 02', '01 03', false],
  ['require_reply 0x x2', '0f f2', true],
  ['require_reply 0x x2', '1f f2', false],
  ['require_reply 01\n min_reply_length 2', '01', false],
  ['require_reply 01\n max_reply_length 2', '01 02 03', false],
  ['require_reply\n max_reply_length 2', '01 02 03', true],
])('%o is answered by %o: %s', (words, answer, matches) => {
  expect(matchesReply(planOf('UDP_CHECK', words), bytes(answer))).toBe(matches);
});

test('an echo request has its number and 128 octets', () => {
  const echo = encodeEcho(4, 0x0102);
  expect(Buffer.from(echo.subarray(0, 30)).toString('latin1')).toBe(
    '\x08\0\0\0\0\0\x01\x02keepalived check - kee',
  );
  expect(echo).toHaveLength(136);
  expect(encodeEcho(6, 1)[0]).toBe(128);
});

test.each([
  [4, '00 00 0000 0000 0007', undefined],
  [6, '81 00 0000 0000 0007', undefined],
  [4, '00 00 0000 0000 0006', 'Ping reply expected seq no 7, received 6'],
  [4, '03 00 0000 0000 0007', 'Got ICMP packet with type 0x3'],
  [6, '80 00 0000 0000 0007', 'Got ICMPv6 packet with type 0x80'],
  [4, '00 00 00', 'Error, got short ICMP packet, 3 bytes'],
  [6, '', 'Error, got short ICMPv6 packet, 0 bytes'],
] as const)('of IPv%i %o is answer: %s', (family, answer, fault) => {
  expect(echoFault(family, 7, bytes(answer))).toBe(fault);
});

test.each([
  [0, false, 0, true, 0],
  [0, false, 1, false, 0],
  [0, false, -1, false, 0],
  [0, true, 1, true, 0],
  [0, true, 0, false, 0],
  [2, false, 30, true, 60],
  [2, true, 30, true, -60],
  [2, false, 0, true, 0],
  [1, false, -2147483648, false, 0],
  [2147483647, false, 2147483647, true, 2147483647],
])('a file with weight %i, reverse %s, and %i in it: %s, %i more', (weight, reverse, status, up, added) => {
  const place = { service: 0, server: 0, checker: 0 };
  const plan = {
    type: 'FILE_CHECK',
    place,
    server: '',
    service: '',
    alpha: false,
    file: 'f',
    weight,
    reverse,
  } as const;
  expect(findFile(plan, status)).toEqual({ up, weight: added });
});
