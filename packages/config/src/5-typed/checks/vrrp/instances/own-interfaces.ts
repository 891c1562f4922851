import { type Family, macFromBytes } from '@kaconf/net';
import type { VrrpInstance } from '../../../../config.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';
import { warn } from '../instance-finding.ts';
import type { ReadInstance } from './complete-instance.ts';
import type { Identified } from './identity.ts';
import { mentionsUnicast } from './identity.ts';

type OwnInterfaces = Pick<VrrpInstanceBlock, 'use_vmac' | 'use_ipvlan' | 'vmac_xmit_base'>;

/** What keepalived says at the end of the block: unicast adverts leave through an interface that is there without VRRP. */
export function fitUnicast(instance: VrrpInstanceBlock, check: Check): OwnInterfaces {
  const { name, use_vmac, use_ipvlan, vmac_xmit_base, end, spans } = instance;
  const hasOwn = use_vmac !== undefined || use_ipvlan !== undefined;
  if (!hasOwn || !mentionsUnicast(instance)) return { use_vmac, use_ipvlan, vmac_xmit_base };
  const span = spans.use_vmac ?? spans.use_ipvlan ?? instance.span;
  const report = (message: string, line: string) =>
    check.reporter.report({
      code: 'contradiction',
      severity: 'warning',
      span,
      message,
      keepalived: [located(`(${name})${line}`, end, 'vrrp')],
    });
  if (instance.interface === undefined || check.devices.lacks(instance.interface)) {
    const line = ': Cannot use VMAC/ipvlan with unicast and no interface - clearing use_vmac';
    report('without an interface there is nothing to put a macvlan or ipvlan on', line);
    return { use_vmac: undefined, use_ipvlan: undefined, vmac_xmit_base };
  }
  if (!vmac_xmit_base) {
    report(
      'unicast adverts leave through the interface itself, as with vmac_xmit_base',
      ' unicast with use_vmac requires vmac_xmit_base - setting',
    );
  }
  return { use_vmac, use_ipvlan, vmac_xmit_base: true };
}

/** The MAC address of a macvlan, where it is not that of the RFC. */
export function completeVmac(
  instance: Identified<ReadInstance>,
  check: Check,
): Pick<VrrpInstance, 'use_vmac'> {
  const { name, use_vmac, strict_mode, virtual_router_id } = instance;
  if (use_vmac === undefined) return { use_vmac };
  const { octets, ...vmac } = use_vmac;
  if (octets === undefined) return { use_vmac: vmac };
  if (!strict_mode) {
    const mac = macFromBytes(Uint8Array.from([...octets, virtual_router_id].slice(0, 6)));
    return { use_vmac: { ...vmac, mac } };
  }
  const line = `(${name}): cannot specify MAC address with strict mode - clearing`;
  const message = 'strict mode has the MAC address of the RFC';
  warn(instance, { keyword: 'use_vmac', message, line }, check);
  return { use_vmac: vmac };
}

type Completed = Omit<ReadInstance, 'use_vmac'> & Pick<VrrpInstance, 'use_vmac'>;

/** Whether what is said about them fits together. */
export function checkOwnInterfaces(
  instance: Completed,
  family: Family,
  check: Check,
): Pick<VrrpInstance, 'vmac_xmit_base' | 'promote_secondaries'> {
  const { name, use_vmac, use_ipvlan, strict_mode } = instance;
  let { vmac_xmit_base, promote_secondaries } = instance;
  const drop = (keyword: string, message: string, text: string) => {
    warn(instance, { keyword, message, line: `(${name}) ${text}` }, check);
    return false;
  };
  if (use_vmac && strict_mode && vmac_xmit_base) {
    const text = 'xmit_base is incompatible with strict mode - resetting';
    vmac_xmit_base = drop('vmac_xmit_base', 'vmac_xmit_base has no effect in strict mode', text);
  }
  if (promote_secondaries && (use_vmac || use_ipvlan)) {
    const text = 'promote_secondaries is automatically set for vmacs - ignoring';
    promote_secondaries = drop('promote_secondaries', 'macvlans and ipvlans have it anyway', text);
  }
  if (use_ipvlan && family === 4 && use_ipvlan.address === undefined) {
    const text = 'IPv4 ipvlan requires a source ip address to be configured. setting instance to fault state';
    drop('use_ipvlan', 'an ipvlan needs an IPv4 address of its own: the instance stays in FAULT', text);
  }
  return { vmac_xmit_base, promote_secondaries };
}

/** Without a macvlan there is nothing below it. */
export function checkXmitBase(instance: ReadInstance, vmac_xmit_base: boolean, check: Check): boolean {
  if (!vmac_xmit_base || instance.use_vmac !== undefined) return vmac_xmit_base;
  const keyword = 'vmac_xmit_base';
  const line = `(${instance.name}) vmac_xmit_base is only valid with a vmac`;
  warn(instance, { keyword, message: 'vmac_xmit_base has no effect without use_vmac', line }, check);
  return false;
}
