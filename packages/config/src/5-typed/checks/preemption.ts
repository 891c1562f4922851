import type { Micros } from '@kaconf/net';
import { seconds } from '@kaconf/net';
import { OWNER } from '../../schema/types/priority.ts';
import type { InitialState } from '../../schema/types/state.ts';
import type { VrrpInstanceBlock } from '../../schema/vrrp-instance.ts';
import type { Check } from './check.ts';
import { warn } from './instance-finding.ts';

export interface Preemption {
  readonly nopreempt: boolean;
  readonly preempt_delay: Micros;
}

/** What starts as master, or owns the addresses, waits for nobody. */
export function checkPreemption(
  instance: VrrpInstanceBlock,
  { state, priority }: { readonly state: InitialState; readonly priority: number },
  check: Check,
): Preemption {
  let { nopreempt, preempt_delay } = instance;
  const { name } = instance;
  if (nopreempt && priority === OWNER) {
    const line = `(${name}) nopreempt is incompatible with priority ${OWNER}. resetting nopreempt`;
    warn(
      instance,
      { keyword: 'nopreempt', message: `nopreempt has no effect with priority ${OWNER}`, line },
      check,
    );
    nopreempt = false;
  }
  if (nopreempt && state === 'MASTER') {
    const line = `(${name}) Warning - nopreempt will not work with initial state MASTER - clearing`;
    const hint = "write 'state BACKUP' on all routers of the group";
    warn(
      instance,
      { keyword: 'nopreempt', message: 'nopreempt has no effect with state MASTER', hint, line },
      check,
    );
    nopreempt = false;
  }
  if (preempt_delay > 0 && state === 'MASTER') {
    const line = `(${name}) Warning - preempt delay will not work with initial state MASTER - clearing`;
    const hint = "write 'state BACKUP'";
    const message = 'preempt_delay has no effect with state MASTER';
    warn(instance, { keyword: 'preempt_delay', message, hint, line }, check);
    preempt_delay = seconds(0);
  }
  if (preempt_delay > 0 && nopreempt) {
    const line = `(${name}) preempt_delay is incompatible with nopreempt mode - resetting`;
    const message = 'preempt_delay has no effect with nopreempt';
    warn(instance, { keyword: 'preempt_delay', message, line }, check);
    preempt_delay = seconds(0);
  }
  return { nopreempt, preempt_delay };
}
