import { type IpPrefix, ipToBytes, isIPv6, isMulticast, networkOf } from '@kaconf/net';
import { addressesOf } from '../../instances.ts';
import { remembered } from '../../remembered.ts';
import type { Rule } from '../../rule.ts';

export const noHostAddress: Rule = {
  code: 'KL403',
  name: 'no-host-address',
  severity: 'error',
  summary: 'virtual address that no host can have',
  *check({ config }) {
    for (const { prefix, text, dev, span } of config.vrrp_instances.flatMap(addressesOf)) {
      const kind = kindOf(prefix);
      if (kind === null || (kind === LOOPBACK && dev === 'lo')) continue;
      yield { span, message: `${text} is ${kind}`, hint: 'write the address of a host in the subnet' };
    }
  },
};

const LOOPBACK = 'a loopback address, which no other machine reaches';

const kindOf = remembered((prefix: IpPrefix) => {
  const { address, length } = prefix;
  if (isMulticast(address)) return 'a multicast address';
  if (isIPv6(address)) return address === '::1' ? LOOPBACK : null;
  if (address.startsWith('127.')) return LOOPBACK;
  if (length === 0 || length > 30) return null;
  if (networkOf(prefix).address === address) return 'the address of the subnet itself';
  return isBroadcast(prefix) ? "the subnet's broadcast address" : null;
});

function isBroadcast({ address, length }: IpPrefix): boolean {
  const hostBits = (index: number) => 0xff >> Math.min(8, Math.max(0, length - 8 * index));
  return ipToBytes(address).every((octet, index) => (octet | hostBits(index)) === octet);
}
