import type { ServicesPlan } from '../plan/plan.ts';
import { describeService } from '../table/describe.ts';

const known = new WeakMap<ServicesPlan, readonly (readonly number[])[]>();

/** The positions of the virtual servers that are the same services in the kernel, itself among them: they share a group. */
export function sharing(plan: ServicesPlan, index: number): readonly number[] {
  const all = known.get(plan) ?? sharedServices(plan);
  known.set(plan, all);
  return all[index] ?? [index];
}

function sharedServices({ services }: ServicesPlan): readonly (readonly number[])[] {
  const owners = new Map<string, number[]>();
  const sets = services.map((_, index) => [index]);
  for (const [index, { entries }] of services.entries()) {
    for (const { key } of entries.flatMap((entry) => entry.services)) {
      const name = describeService(key);
      const set = owners.get(name);
      if (set === undefined) owners.set(name, sets[index] ?? []);
      else join(set, index, sets, owners);
    }
  }
  return sets.map((set) => set.toSorted((a, b) => a - b));
}

/** Makes one of the two sets that `index` and `set` belong to. */
function join(set: number[], index: number, sets: number[][], owners: Map<string, number[]>): void {
  const other = sets[index];
  if (other === undefined || other === set) return;
  set.push(...other);
  for (const each of other) sets[each] = set;
  for (const [name, owner] of owners) if (owner === other) owners.set(name, set);
}
