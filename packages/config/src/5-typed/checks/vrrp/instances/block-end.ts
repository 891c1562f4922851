import { missingDevice } from '../../../../schema/types/network/device.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';
import { precedes } from '../tracking/tracks.ts';

type Instance = Pick<
  VrrpInstanceBlock,
  'name' | 'span' | 'end' | 'spans' | 'interface' | 'vrf' | 'unicast_ttl'
>;

/** A VRF is for those who name no interface. */
export function checkVrfBeside(instance: Instance, check: Check): string | undefined {
  const { name, vrf, spans } = instance;
  const span = spans.vrf;
  if (span === undefined || vrf === undefined) return;
  if (spans.interface === undefined || !precedes(spans.interface, span)) {
    if (!check.devices.lacks(vrf)) return vrf;
    const line = `(${name}) WARNING - VRF interface ${vrf} doesn't exist`;
    check.reporter.report({ ...missingDevice(vrf, line), span, keepalived: [located(line, span, 'vrrp')] });
    return;
  }
  check.reporter.report({
    code: 'contradiction',
    severity: 'error',
    span,
    message: 'an interface is in its VRF anyway',
    hint: 'leave vrf out, or interface',
    keepalived: [located(`(${name}) Cannot specify VRF interface and interface - ignoring`, span, 'vrrp')],
  });
  return;
}

/** Said at the end of the block. */
export function checkUnicastTtl(
  { name, unicast_ttl, spans, span, end }: Instance,
  peers: VrrpInstanceBlock['unicast_peer'],
  check: Check,
): number | undefined {
  if (unicast_ttl === undefined || peers.length > 0) return unicast_ttl;
  const line = `(${name}): Cannot use unicast_ttl without unicast peers - resetting`;
  check.reporter.report({
    code: 'contradiction',
    severity: 'warning',
    span: spans.unicast_ttl ?? span,
    message: 'unicast_ttl has no effect without unicast_peer',
    keepalived: [located(line, end, 'vrrp')],
  });
  return;
}
