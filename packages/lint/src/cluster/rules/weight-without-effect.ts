import { rowOf } from '@kaconf/diagnostics';
import type { Weighted } from '../../weights.ts';
import { type ClusterRule, type Member, related, type VirtualRouter } from '../cluster.ts';
import { type Contest, contestOf, isDecided, standingOf, weightsOn } from '../contest.ts';

export const weightWithoutEffect: ClusterRule = {
  code: 'KL813',
  name: 'weight-without-effect',
  severity: 'warning',
  summary: 'weight that moves no address',
  *check(routers) {
    const idle = routers.flatMap((router) => (isDecided(router, routers) ? idleIn(router) : []));
    // The weight of a group is the same for all of its members: it has to be enough for each.
    for (const same of Map.groupBy(idle, keyOf).values()) {
      const [hardest] = same.toSorted((a, b) => b.contest.lead - a.contest.lead);
      if (hardest === undefined) continue;
      const { member, weight, contest } = hardest;
      yield {
        span: weight.span,
        message: `when ${weight.kind} '${weight.name}' ${verbOf(weight)}, '${member.instance.name}' stays on ${member.node.name}: ${reasonOf(hardest)}`,
        hint: hintOf(hardest),
        related: [related(contest.next, contest.isLeftAlone ? 'nopreempt' : 'priority')],
      };
    }
  },
};

interface Idle {
  readonly member: Member;
  readonly weight: Weighted;
  readonly contest: Contest;
}

function keyOf({ member, weight: { span } }: Idle): string {
  return `${member.node.name} ${span.file}:${rowOf(span)}:${span.column}`;
}

/** The weights of who is master as long as all is well, that are too small alone and beside others that have failed. */
function idleIn(router: VirtualRouter): Idle[] {
  return router.flatMap((member) => {
    const contest = contestOf(member, router);
    if (contest === undefined) return [];
    const weights = weightsOn(member);
    return weights
      .filter((weight) => contest.isLeftAlone || !canMove(weight, weights, contest.lead))
      .map((weight) => ({ member, weight, contest }));
  });
}

function canMove(one: Weighted, all: readonly Weighted[], lead: number): boolean {
  const others = all.filter((other) => other !== one).map(({ weight }) => Math.abs(weight));
  return mostUpTo(lead, others) + Math.abs(one.weight) > lead;
}

/** The largest sum of some of them that is not above `limit`: what may have failed before without moving anything. */
function mostUpTo(limit: number, drops: readonly number[]): number {
  const sums = new Set([0]);
  for (const drop of drops) {
    for (const sum of [...sums]) if (sum + drop <= limit) sums.add(sum + drop);
  }
  return Math.max(...sums);
}

function reasonOf({ member, weight, contest: { next, isLeftAlone } }: Idle): string {
  if (isLeftAlone) return `${next.node.name} has nopreempt, and takes over from no living master`;
  const [standing, drop] = [standingOf(member), Math.abs(weight.weight)];
  return `${standing} − ${drop} = ${standing - drop}, and ${next.node.name} has ${standingOf(next)}`;
}

/** Of a weight above 0 more does not help: it lifts the priority as much as its loss lowers it. */
function hintOf({ member, weight: { weight }, contest: { next, lead, isLeftAlone } }: Idle): string {
  if (isLeftAlone) return `leave nopreempt out on ${next.node.name}, or track with weight 0`;
  // A priority falls to 1 at most.
  if (standingOf(next) === 1) return `raise the priority of ${next.node.name}`;
  const least = lead + 1;
  if (weight > 0) return `write priority ${member.instance.priority - (least - weight)} or less`;
  return `write weight -${least} or less, or bring the priorities closer together`;
}

/** What lowers the priority. */
function verbOf({ kind, reverse }: Weighted): string {
  if (!reverse) return 'fails';
  return kind === 'script' ? 'succeeds' : 'is up';
}
