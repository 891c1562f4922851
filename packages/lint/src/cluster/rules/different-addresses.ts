import { addressesOf } from '../../instances.ts';
import { type ClusterFinding, type ClusterRule, comparisons, type Member, related } from '../cluster.ts';

export const differentAddresses: ClusterRule = {
  code: 'KL806',
  name: 'different-addresses',
  severity: 'error',
  summary: 'virtual address of some members only',
  *check(routers) {
    for (const [first, other] of comparisons(routers)) {
      yield* missing(first, other);
      yield* missing(other, first);
      yield* excluded(first, other);
      yield* excluded(other, first);
    }
  },
};

/** What `member` moves and the other one does not. */
function* missing(member: Member, other: Member): Iterable<ClusterFinding> {
  const theirs = new Set(addressesOf(other.instance).map(({ prefix }) => prefix.address));
  for (const { prefix, text, span } of addressesOf(member.instance)) {
    if (theirs.has(prefix.address)) continue;
    yield {
      span,
      message: `${text} is not among the addresses of '${other.instance.name}' on ${other.node.name}: nobody has it when ${other.node.name} is master`,
      hint: `add it on ${other.node.name}, or take it away on ${member.node.name}`,
      related: [related(other, 'virtual_ipaddress')],
    };
  }
}

/** What `member` leaves out of its adverts and the other one does not. */
function* excluded(member: Member, other: Member): Iterable<ClusterFinding> {
  const theirs = new Set(other.instance.virtual_ipaddress.map(({ prefix }) => prefix.address));
  for (const { prefix, text, span } of member.instance.virtual_ipaddress_excluded) {
    if (!theirs.has(prefix.address)) continue;
    yield {
      span,
      message: `${text} is excluded on ${member.node.name}, and not on ${other.node.name}: their adverts tell different addresses`,
      hint: 'write it in the same block on both',
      related: [related(other, 'virtual_ipaddress')],
    };
  }
}
