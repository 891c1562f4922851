import { expect, test } from 'vitest';
import type { FirewallChange } from '../src/firewall.ts';
import { encodeBatch } from '../src/nftables/linux-firewall.ts';

const ip = { family: 4, table: 'keepalived' } as const;

/** nlmsghdr of a batch's ends, and nfgenmsg with NFNL_SUBSYS_NFTABLES. */
const BEGIN = '140000001000010000000000000000000000000a';
const end = (sequence: string) => `1400000011000100${sequence}000000000000000a`;
const TABLE = '0f0001006b656570616c697665640000';

test('a batch has its ends, whatever is between them', () => {
  expect(encodeBatch([]).toString('hex')).toBe(`${BEGIN}${end('01000000')}`);
});

test.each([
  ['makes a table', { type: 'addTable' }, `24000000000a0104010000000000000002000000${TABLE}`],
  ['removes one', { type: 'removeTable' }, `24000000020a0100010000000000000002000000${TABLE}`],
  [
    'makes a chain at a hook, with its priority',
    { type: 'addChain', chain: 'out', hook: { hook: 'output', priority: -1 } },
    `54000000030a0104010000000000000002000000${TABLE}080003006f75740014000400080001000000000308000200ffffffff08000500000000010b00070066696c7465720000`,
  ],
  [
    'makes a chain for others to go to',
    { type: 'addChain', chain: 'in_link_local' },
    `38000000030a0104010000000000000002000000${TABLE}12000300696e5f6c696e6b5f6c6f63616c000000`,
  ],
  [
    'makes a map, with what nft(8) wants to know to show it',
    { type: 'addSet', set: 'vmac_map', key: ['interfaceIndex'], value: 'interfaceIndex' },
    `74000000090a0104010000000000000002000000${TABLE}0d000200766d61635f6d6170000000000800030000000008080004000000001408000500000000040800060000000014080007000000000408000a000000000110000d00000401000000010401000000`,
  ],
  [
    'puts an element into it',
    {
      type: 'addElements',
      set: 'vmac_map',
      elements: [{ key: Uint8Array.of(4, 0, 0, 0), value: Uint8Array.of(3, 0, 0, 0) }],
    },
    `540000000c0a0104010000000000000002000000${TABLE}0d000200766d61635f6d617000000000200003001c0001000c00010008000100040000000c0002000800010003000000`,
  ],
  [
    'makes a rule: ip saddr @vips counter drop',
    {
      type: 'addRule',
      chain: 'out',
      expressions: [
        { type: 'payload', header: 'network', offset: 12, length: 4, to: 1 },
        { type: 'lookup', register: 1, set: 'vips' },
        { type: 'counter' },
        { type: 'verdict', verdict: 'drop' },
      ],
    },
    `d0000000060a010c010000000000000002000000${TABLE}080002006f757400a4000400340001000c0001007061796c6f6164002400020008000100000000010800020000000001080003000000000c0800040000000004280001000b0001006c6f6f6b75700000180002000900010076697073000000000800020000000001140001000c000100636f756e7465720004000200300001000e000100696d6d6564696174650000001c0002000800010000000000100002000c0002000800010000000000`,
  ],
] as const)('%s', (_, change, expected) => {
  const batch = encodeBatch([{ ...ip, ...change } as FirewallChange]).toString('hex');
  expect(batch).toBe(`${BEGIN}${expected}${end('02000000')}`);
});

test('several types of a key are one number, six bits each', () => {
  const set: FirewallChange = {
    family: 6,
    table: 'keepalived',
    type: 'addSet',
    set: 'parent_link_local',
    key: ['ipv6', 'interfaceName'],
  };
  expect(encodeBatch([set]).subarray(20, -20).toString('hex')).toBe(
    `60000000090a010401000000000000000a000000${TABLE}16000200706172656e745f6c696e6b5f6c6f63616c0000000800040000000229080005000000002008000a00000000010a000d000004010000000000`,
  );
});
