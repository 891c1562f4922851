import { seconds } from '@kaconf/net';
import type { Read } from './read-block.ts';

/** Keywords of `global_defs` that stand for several others, and what these are unless they are written themselves. */
const SHORTHANDS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  vrrp_min_garp: {
    vrrp_garp_master_repeat: 1,
    vrrp_garp_master_delay: seconds(0),
    vrrp_garp_master_refresh: seconds(0),
    vrrp_garp_master_refresh_repeat: 0,
  },
  process_names: {
    vrrp_process_name: 'keepalived_vrrp',
    checker_process_name: 'keepalived_lvs',
    bfd_process_name: 'keepalived_bfd',
  },
  enable_snmp_rfc: { enable_snmp_rfcv2: true, enable_snmp_rfcv3: true },
};

export function applyShorthands({ value, spans }: Read): void {
  for (const [shorthand, others] of Object.entries(SHORTHANDS)) {
    // `vrrp_min_garp` may be switched off.
    if (value[shorthand] !== true) continue;
    for (const [keyword, meant] of Object.entries(others)) {
      if (spans[keyword] === undefined) value[keyword] = meant;
    }
  }
}
