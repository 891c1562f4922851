import { expect, test } from 'vitest';
import type { Command } from '../../src/index.ts';
import { encodeCommand } from '../../src/netlink/command-request.ts';
import { attributesIn, destination, hex, netmask, service, tcp, udp } from '../literal.ts';

const ONEPACKET = 4;
const mark = { type: 'fwmark', family: 6, fwmark: 5 } as const;
/** The key of 10.0.0.1:tcp:80, as part of a message. */
const KEY =
  '3000018006000100020000000600020006000000140003000a0000010000000000000000000000000600040000500000';
const KEY_OF_MARK = '14000180060001000a0000000800050005000000';

/** As keepalived 2.4.3 has sent them; but it says everything of a service in what is about its destinations. */
const sent: readonly (readonly [what: string, command: Command, number: number, hex: string])[] = [
  [
    'a persistent service with a netmask',
    {
      type: 'addService',
      service: service(tcp('10.0.0.1:80'), {
        scheduler: 'sh',
        persistence: 50,
        granularity: netmask('255.255.255.0'),
      }),
    },
    1,
    '5400018006000100020000000600020006000000140003000a000001000000000000000000000000060004000050000007000600736800000c00070001000000ffffffff080008003200000008000900ffffff00',
  ],
  [
    'one with flags and a persistence engine',
    {
      type: 'addService',
      service: service(udp('10.0.0.1:5060'), {
        scheduler: 'rr',
        flags: ONEPACKET,
        persistence: 50,
        persistenceEngine: 'sip',
      }),
    },
    1,
    '5c00018006000100020000000600020011000000140003000a0000010000000000000000000000000600040013c40000070006007272000008000b00736970000c00070005000000ffffffff080008003200000008000900ffffffff',
  ],
  [
    'one of IPv6, whose granularity is a length',
    {
      type: 'addService',
      service: service(tcp('[2001:db8::1]:443'), { scheduler: 'wrr', persistence: 60, granularity: 64 }),
    },
    1,
    '54000180060001000a00000006000200060000001400030020010db80000000000000000000000010600040001bb000008000600777272000c00070001000000ffffffff080008003c0000000800090040000000',
  ],
  [
    'one of a firewall mark',
    { type: 'addService', service: service(mark) },
    1,
    '38000180060001000a000000080005000500000008000600776c63000c00070000000000ffffffff08000800000000000800090080000000',
  ],
  [
    'an edited service',
    { type: 'editService', service: service(mark) },
    2,
    '38000180060001000a000000080005000500000008000600776c63000c00070000000000ffffffff08000800000000000800090080000000',
  ],
  ['a service that goes', { type: 'deleteService', service: mark }, 3, KEY_OF_MARK],
  [
    'a destination with thresholds',
    {
      type: 'addDestination',
      service: tcp('10.0.0.1:80'),
      destination: destination('192.168.0.1:8080', { weight: 7, upperThreshold: 100, lowerThreshold: 50 }),
    },
    5,
    `${KEY}4800028006000b000200000014000100c0a80001000000000000000000000000060002001f9000000800030000000000080004000700000008000500640000000800060032000000`,
  ],
  [
    'one in a tunnel of GUE, of another family than the service',
    {
      type: 'addDestination',
      service: mark,
      destination: destination('192.168.0.3:0', {
        method: 'TUN',
        weight: 3,
        tunnel: { type: 'gue', port: 6080, checksum: 'remcsum' },
      }),
    },
    5,
    `${KEY_OF_MARK}6000028006000b000200000014000100c0a8000300000000000000000000000006000200000000000800030002000000080004000300000005000d000100000006000e0017c0000006000f000200000008000500000000000800060000000000`,
  ],
  [
    'one in a tunnel of GRE',
    {
      type: 'editDestination',
      service: mark,
      destination: destination('192.168.0.4:0', {
        method: 'TUN',
        weight: 3,
        tunnel: { type: 'gre', port: 0, checksum: 'csum' },
      }),
    },
    6,
    `${KEY_OF_MARK}5800028006000b000200000014000100c0a8000400000000000000000000000006000200000000000800030002000000080004000300000005000d000200000006000f000100000008000500000000000800060000000000`,
  ],
  [
    'a destination that goes',
    { type: 'deleteDestination', service: mark, destination: destination('192.168.0.4:0') },
    7,
    `${KEY_OF_MARK}2800028006000b000200000014000100c0a800040000000000000000000000000600020000000000`,
  ],
  ['everything that goes', { type: 'flush' }, 17, ''],
];

test.each(sent)('%s', (_what, command, number, expected) => {
  const request = encodeCommand(command);
  expect(request.command).toBe(number);
  expect(attributesIn(hex(request.payload))).toEqual(attributesIn(expected));
});

test('a name is cut off where the kernel has no room for it', () => {
  const long = service(mark, { scheduler: 'a-scheduler-that-nobody-has' });
  const { payload } = encodeCommand({ type: 'addService', service: long });
  const [its] = attributesIn(hex(payload));
  expect(its).toContain(` 6=612d7363686564756c65722d74686100 `);
});

test.each<readonly [Command, string, string]>([
  [{ type: 'addService', service: service(tcp('10.0.0.1:80')) }, 'add service', '10.0.0.1:tcp:80'],
  [{ type: 'deleteService', service: mark }, 'delete service', 'Fwm 5 inet6'],
  [
    { type: 'editDestination', service: udp('[::1]:53'), destination: destination('[::2]:53') },
    'edit destination',
    '::1:udp:53 -> ::2:53',
  ],
  [{ type: 'flush' }, 'flush', 'all services'],
])('what is asked has words', (command, operation, object) => {
  const { purpose } = encodeCommand(command);
  expect([purpose.operation, purpose.object]).toEqual([operation, object]);
});
