import { OWNER } from '../../instances.ts';
import { type Weighted, weightsOf } from '../../weights.ts';
import {
  type ClusterFinding,
  type ClusterRule,
  type Member,
  related,
  type VirtualRouter,
} from '../cluster.ts';

export const weightWithoutEffect: ClusterRule = {
  code: 'KL813',
  name: 'weight-without-effect',
  severity: 'warning',
  summary: 'weight that moves no address',
  *check(routers) {
    for (const router of routers) {
      // Groups decide for all of their members, by weights of their own.
      if (router.some(isSynchronised)) continue;
      for (const member of router) yield* idleWeights(member, router);
    }
  },
};

/** Of who is master as long as all is well. */
function* idleWeights(member: Member, router: VirtualRouter): Iterable<ClusterFinding> {
  const { instance, node } = member;
  const standing = standingOf(member);
  const next = nextOf(member, router);
  const weights = weightsOf(instance);
  // What a file holds is not known.
  if (next === undefined || weights.some(({ kind }) => kind === 'file')) return;
  const lead = standing - standingOf(next);
  if (lead < 0 || instance.priority === OWNER) return;
  for (const one of weights) {
    const drop = Math.abs(one.weight);
    const others = weights.filter((other) => other !== one).map(({ weight }) => Math.abs(weight));
    if (mostUpTo(lead, others) + drop > lead) continue;
    const left = `${standing} − ${drop} = ${standing - drop}, and ${next.node.name} has ${standingOf(next)}`;
    yield {
      span: one.span,
      message: `when ${one.kind} '${one.name}' ${verbOf(one)}, '${instance.name}' stays on ${node.name}: ${left}`,
      hint: hintOf(one, lead, instance.priority, next),
      related: [related(next, 'priority')],
    };
  }
}

/** Who takes over, unless a better one is there anyway. */
function nextOf(member: Member, router: VirtualRouter): Member | undefined {
  const others = router.filter((other) => other !== member);
  if (others.some((other) => standingOf(other) > standingOf(member))) return;
  const able = others.filter(({ instance }) => !instance.nopreempt);
  return able.toSorted((a, b) => standingOf(b) - standingOf(a))[0];
}

/** The priority when all is well. A file adds what is in it, or what is not known. */
function standingOf({ instance }: Member): number {
  if (instance.priority === OWNER) return OWNER;
  const rising = weightsOf(instance).filter(({ kind, weight }) => kind !== 'file' && weight > 0);
  return Math.min(
    OWNER - 1,
    rising.reduce((sum, { weight }) => sum + weight, instance.priority),
  );
}

/** The largest sum of some of them that is not above `limit`: what may have failed before without moving anything. */
function mostUpTo(limit: number, drops: readonly number[]): number {
  const sums = new Set([0]);
  for (const drop of drops) {
    for (const sum of [...sums]) if (sum + drop <= limit) sums.add(sum + drop);
  }
  return Math.max(...sums);
}

/** Of a weight above 0 more does not help: it lifts the priority as much as its loss lowers it. */
function hintOf({ weight }: Weighted, lead: number, priority: number, next: Member): string {
  // A priority falls to 1 at most.
  if (standingOf(next) === 1) return `raise the priority of ${next.node.name}`;
  const least = lead + 1;
  if (weight > 0) return `write priority ${priority - (least - weight)} or less`;
  return `write weight -${least} or less, or bring the priorities closer together`;
}

/** What lowers the priority. */
function verbOf({ kind, reverse }: Weighted): string {
  if (!reverse) return 'fails';
  return kind === 'script' ? 'succeeds' : 'is up';
}

function isSynchronised({ node, instance }: Member): boolean {
  return node.parsed.config.vrrp_sync_groups.some(({ group }) =>
    group.some((one) => one.instance === instance.name),
  );
}
