import { fakeKernel } from '@kaconf/kernel/fake';
import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { Forwarding } from '../src/vrrp/network/forwarding.ts';

test('whether an interface forwards is looked at again after five seconds', () => {
  const kernel = fakeKernel({ sysctls: { 'net/ipv6/conf/eth0/forwarding': 0 } });
  const forwarding = new Forwarding(kernel);
  expect(forwarding.on('eth0')).toBe(false);
  kernel.sysctls.write('net/ipv6/conf/eth0/forwarding', 1);
  kernel.advance(seconds(4));
  expect(forwarding.on('eth0')).toBe(false);
  kernel.advance(seconds(5));
  expect(forwarding.on('eth0')).toBe(true);
});
