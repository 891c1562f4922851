import { type Micros, seconds } from '@kaconf/net';
import { OWNER } from '../../../../schema/types/vrrp/priority.ts';
import type { InitialState } from '../../../../schema/types/vrrp/state.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { Check } from '../../check.ts';
import { warn } from '../instance-finding.ts';

export type Preemption = Pick<
  VrrpInstanceBlock,
  'nopreempt' | 'preempt_delay' | 'down_timer_adverts' | 'timer_expired_backup'
>;

interface Standing {
  readonly state: InitialState;
  readonly priority: number;
}

type Instance = Preemption & Pick<VrrpInstanceBlock, 'name' | 'span' | 'end' | 'spans' | 'strict_mode'>;

/** As many as the RFC has. */
const DOWN_TIMER_ADVERTS = 3;

/** What starts as master, or owns the addresses, waits for nobody. */
export function checkPreemption(instance: Instance, standing: Standing, check: Check): Preemption {
  const { name } = instance;
  const nopreempt = checkNopreempt(instance, standing, check);
  const preempt_delay = checkDelay(instance, standing, nopreempt, check);
  let { down_timer_adverts, timer_expired_backup } = instance;
  if (instance.strict_mode && down_timer_adverts !== DOWN_TIMER_ADVERTS) {
    const keyword = 'down_timer_adverts';
    const message = `in strict mode a master is down after ${DOWN_TIMER_ADVERTS} intervals`;
    const line = `(${name}) down_timer_adverts is incompatible with strict mode - resetting`;
    warn(instance, { keyword, message, line }, check);
    down_timer_adverts = DOWN_TIMER_ADVERTS;
  }
  if (!nopreempt && timer_expired_backup !== undefined) {
    const keyword = 'timer_expired_backup';
    const message = 'timer_expired_backup has no effect without nopreempt';
    const line = `(${name}) expired_timer_backup requires nopreempt - resetting`;
    warn(instance, { keyword, message, line }, check);
    timer_expired_backup = undefined;
  }
  return { nopreempt, preempt_delay, down_timer_adverts, timer_expired_backup };
}

function checkNopreempt(instance: Instance, { priority, state }: Standing, check: Check): boolean {
  const { name, nopreempt } = instance;
  const keyword = 'nopreempt';
  if (nopreempt && priority === OWNER) {
    const line = `(${name}) nopreempt is incompatible with priority ${OWNER}. resetting nopreempt`;
    warn(instance, { keyword, message: `nopreempt has no effect with priority ${OWNER}`, line }, check);
    return false;
  }
  if (nopreempt && state === 'MASTER') {
    const line = `(${name}) Warning - nopreempt will not work with initial state MASTER - clearing`;
    const hint = "write 'state BACKUP' on all routers of the group";
    warn(instance, { keyword, message: 'nopreempt has no effect with state MASTER', hint, line }, check);
    return false;
  }
  return nopreempt;
}

function checkDelay(instance: Instance, { state }: Standing, nopreempt: boolean, check: Check): Micros {
  const { name, preempt_delay, strict_mode } = instance;
  if (preempt_delay === 0) return preempt_delay;
  const keyword = 'preempt_delay';
  if (state === 'MASTER') {
    const line = `(${name}) Warning - preempt delay will not work with initial state MASTER - clearing`;
    const hint = "write 'state BACKUP'";
    warn(instance, { keyword, message: 'preempt_delay has no effect with state MASTER', hint, line }, check);
    return seconds(0);
  }
  if (strict_mode) {
    const line = `(${name}) preempt_delay is incompatible with strict mode - resetting`;
    warn(instance, { keyword, message: 'preempt_delay has no effect in strict mode', line }, check);
  }
  if (nopreempt) {
    const line = `(${name}) preempt_delay is incompatible with nopreempt mode - resetting`;
    warn(instance, { keyword, message: 'preempt_delay has no effect with nopreempt', line }, check);
  }
  return strict_mode || nopreempt ? seconds(0) : preempt_delay;
}
