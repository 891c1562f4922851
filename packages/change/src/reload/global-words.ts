import type { Difference } from '../change.ts';
import { applied, type Consequence, harmless, restart } from './consequence.ts';
import { LASTING } from './lasting.ts';
import type { RouterTrial } from './router-trial.ts';
import { routerConsequence } from './router-words.ts';

/** Only a start looks at them. */
const AT_START: ReadonlySet<string> = new Set([
  'lvs_flush',
  'startup_script',
  'startup_script_timeout',
  'vrrp_delay_after_boot',
  'vrrp_startup_delay',
]);

/** A start has made something of them that a reload leaves as it is. */
const KEPT: ReadonlySet<string> = new Set(['umask', 'use_pid_dir']);

/** Of the kernel's IPVS. */
const OF_IPVS: ReadonlyMap<string, string> = new Map([
  ['lvs_timeouts', 'IPVS has them at once: connections stay'],
  ['lvs_sync_daemon', 'IPVS stops to synchronise, and begins anew where that is wanted: connections stay'],
]);

/** How the processes run, and what they are called. */
const OF_PROCESSES =
  /^(?:(?:vrrp|checker|bfd)_(?:priority|no_swap|rt_priority|cpu_affinity|rlimit_rttime|process_name)|process_names?|(?:max|min)_auto_priority(?:_delay)?|\w+_rcv_bufs(?:_force)?)$/;

/** What the reload makes of a difference at the top of the file or in `global_defs`. */
export function globalConsequence(difference: Difference, tried: () => RouterTrial): Consequence {
  const { keyword } = difference;
  if (LASTING.some((one) => one.keyword === keyword)) {
    return restart('keepalived refuses the reload, and goes on with all of the old configuration');
  }
  if (AT_START.has(keyword)) return harmless('only a start looks at it');
  if (KEPT.has(keyword)) return restart('it counts from the next start on: a reload leaves what is');
  if (OF_PROCESSES.test(keyword)) return applied('the processes have it at once');
  const ofIpvs = OF_IPVS.get(keyword);
  return ofIpvs === undefined ? routerConsequence(tried(), difference) : applied(ofIpvs);
}
