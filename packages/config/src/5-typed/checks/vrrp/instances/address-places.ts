import { type Family, familyOf, fullLength, type IpPrefix } from '@kaconf/net';
import type { VirtualAddress } from '../../../../schema/types/virtual-address/virtual-address.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { Check } from '../../check.ts';
import { warn } from '../instance-finding.ts';
import type { ReadInstance } from './complete-instance.ts';

type AddressLists = Pick<VrrpInstanceBlock, 'virtual_ipaddress' | 'virtual_ipaddress_excluded'>;

/** Addresses for which there is an interface: their own or the instance's. A macvlan for one alone is not for all. */
export function placeAddresses(
  instance: ReadInstance,
  lists: AddressLists,
  family: Family,
  check: Check,
): AddressLists {
  const place = (address: VirtualAddress, kind: 'vip' | 'evip') => {
    const subject = () => ({ ...instance, span: address.span });
    const known = withOwnMacvlan(address, instance, family, (message, text) =>
      warn(subject(), { message, line: `(${instance.name}) ${text}` }, check),
    );
    if (known.dev !== undefined || instance.interface !== undefined) return [known];
    const line = `(${instance.name}): no interface for ${kind} ${format(address.prefix)} - removing`;
    const message = `neither ${address.text} nor '${instance.name}' has an interface`;
    warn(subject(), { code: 'incomplete', message, hint: 'add dev INTERFACE', line }, check);
    return [];
  };
  return {
    virtual_ipaddress: lists.virtual_ipaddress.flatMap((it) => place(it, 'vip')),
    virtual_ipaddress_excluded: lists.virtual_ipaddress_excluded.flatMap((it) => place(it, 'evip')),
  };
}

function withOwnMacvlan(
  address: VirtualAddress,
  instance: ReadInstance,
  family: Family,
  mind: (message: string, text: string) => void,
): VirtualAddress {
  if (!address.use_vmac) return address;
  const { dev, prefix } = address;
  const text = format(prefix);
  const isElsewhere = dev !== undefined && dev !== instance.interface;
  const isOther = familyOf(prefix.address) !== family;
  if (!isElsewhere && !isOther && instance.use_vmac !== undefined) {
    mind(
      `${text} is on the macvlan of '${instance.name}'`,
      `use_vmac specified for VIP/eVIP ${text} and vrrp instance`,
    );
  } else if ((isElsewhere || isOther) && instance.use_vmac_addr) {
    mind(
      `use_vmac_addr gives ${text} a macvlan already`,
      `use_vmac_addr specified and use_vmac specified for VIP/eVIP ${text}`,
    );
  } else return address;
  return { ...address, use_vmac: false };
}

/** As keepalived writes it: the length of a whole address is left out. */
function format({ address, length }: IpPrefix): string {
  return length === fullLength(address) ? address : `${address}/${length}`;
}
