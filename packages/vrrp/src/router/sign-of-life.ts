import { plus } from '@kaconf/net';
import { masterDownInterval } from '../instance/timers.ts';
import { peekVirtualRouterId } from '../packet/advertisement.ts';
import { lookup } from '../plan/lookup.ts';
import type { RouterPlan } from '../plan/plan.ts';
import { addressee } from './addressee.ts';
import type { Datagram } from './event.ts';
import { message } from './message.ts';
import type { RouterState } from './state.ts';
import type { Turn } from './turn.ts';

/**
 * The position of the backup for which an advert that has just been heard, and that was only counted, said only that its
 * master lives. As long as that backup stays as it is otherwise, the same advert once more says no more than that.
 */
export function signOfLife(plan: RouterPlan, state: RouterState, datagram: Datagram): number | undefined {
  const virtualRouterId = peekVirtualRouterId(message(datagram));
  if (virtualRouterId === undefined) return undefined;
  const index = addressee({ plan, interfaces: state.interfaces }, datagram, virtualRouterId);
  if (index === undefined) return undefined;
  const { role, complaints } = state.instances[index] ?? {};
  // Each of them is counted as a mistake of its own.
  if (complaints?.some((what) => what === 'address count mismatch' || what === 'other addresses'))
    return undefined;
  if (role?.type !== 'backup' || role.master !== datagram.source) return undefined;
  // Until then the lower-priority master is left alone, and no longer.
  if (role.preemptAt !== undefined) return undefined;
  const authentication = plan.instances[index]?.adverts.authentication;
  // What is signed once more unchanged is a replay.
  return authentication === undefined || authentication.type === 'PASS' ? index : undefined;
}

/** The wait for the master begins anew. */
export function hearAgain(turn: Turn, name: string): void {
  const index = lookup(turn.plan).instance(name) ?? -1;
  const plan = turn.plan.instances[index];
  const instance = turn.instances[index];
  if (!plan || instance?.role.type !== 'backup') return;
  const { role, priority } = instance;
  const masterDownAt = plus(turn.now, masterDownInterval(plan, priority, role.masterAdvertInterval));
  turn.instances[index] = { ...instance, role: { ...role, masterDownAt } };
}
