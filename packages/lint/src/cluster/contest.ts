import { OWNER } from '../instances.ts';
import { type Weighted, weightsOf } from '../weights.ts';
import type { Member, VirtualRouter } from './cluster.ts';
import { groupOf, togetherWith } from './sync-groups.ts';

/** Who would take over from the master, and what it takes. */
export interface Contest {
  readonly next: Member;
  /** By how much the master's priority is above, when all is well. */
  readonly lead: number;
  /** All have `nopreempt`: whoever is master stays it. */
  readonly isLeftAlone: boolean;
}

/** @returns undefined when others are master anyway, or are there for it */
export function contestOf(member: Member, router: VirtualRouter): Contest | undefined {
  const others = router.filter((other) => other !== member);
  const ranked = others.toSorted((a, b) => standingOf(b) - standingOf(a));
  const [first] = ranked;
  if (first === undefined || member.instance.priority === OWNER) return;
  if (standingOf(first) > standingOf(member)) return;
  const isLeftAlone = router.every(({ instance }) => instance.nopreempt);
  const next = isLeftAlone ? first : ranked.find(({ instance }) => !instance.nopreempt);
  return next && { next, lead: standingOf(member) - standingOf(next), isLeftAlone };
}

/**
 * Whether weights decide who is master, and files tell which: what is in a track file, they do not, and of sync groups
 * all nodes must have the same.
 */
export function isDecided(router: VirtualRouter, routers: readonly VirtualRouter[]): boolean {
  if (router.some((member) => weightsOn(member).some(({ kind }) => kind === 'file'))) return false;
  const [first, ...others] = router.map((member) => togetherWith(member, router, routers));
  return others.every(
    (together) => together.length === first?.length && together.every((it, at) => it === first[at]),
  );
}

/** Its own, and those of its sync group, which all members of that have. */
export function weightsOn(member: Member): Weighted[] {
  const group = groupOf(member);
  return [member.instance, ...(group ? [group] : [])].flatMap(weightsOf);
}

/** The priority when all is well. */
export function standingOf(member: Member): number {
  const { priority } = member.instance;
  if (priority === OWNER) return OWNER;
  const rising = weightsOn(member).filter(({ weight }) => weight > 0);
  return Math.min(
    OWNER - 1,
    rising.reduce((sum, { weight }) => sum + weight, priority),
  );
}
