import { PRIORITY_STOP } from '../instance/priority.ts';
import type { Effect } from './effect.ts';
import type { InterfaceState } from './event.ts';
import { sourceAddress } from './source-address.ts';
import type { Turn } from './turn.ts';

/**
 * The last adverts of masters that lose the address their adverts come from while the link is there. They come from it
 * all the same, as keepalived's do, so that a backup need not wait for three intervals; IPv6's header is the kernel's to
 * write, which refuses.
 */
export function partingAdverts(
  { plan, instances }: Turn,
  name: string,
  before: InterfaceState | undefined,
  after: InterfaceState | undefined,
): Effect[] {
  if (!after?.up) return [];
  return plan.instances.flatMap((one, index): Effect[] => {
    const isMaster = one.sourceInterface === name && instances[index]?.role.type === 'master';
    const source = sourceAddress(one, before);
    if (!isMaster || one.family === 6 || !source || sourceAddress(one, after)) return [];
    return [{ type: 'advertise', instance: one.name, priority: PRIORITY_STOP, source }];
  });
}
