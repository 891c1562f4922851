import { type ClusterRule, related } from '../cluster.ts';
import { names, sourcePlace, strangersOf } from '../unicast.ts';

export const unknownPeer: ClusterRule = {
  code: 'KL817',
  name: 'unknown-peer',
  severity: 'warning',
  summary: 'unicast peer that is none of the nodes',
  *check(routers) {
    for (const router of routers.filter(({ length }) => length > 1)) {
      for (const member of router) {
        const others = router.filter((other) => other !== member);
        // Who is not named is told of, and it is the more likely mistake.
        if (others.some((other) => !names(member, other))) continue;
        for (const { text, span } of strangersOf(member, router)) {
          const them = others.map(({ node }) => node.name).join(', ');
          yield {
            span,
            message: `${text} is the address of none of the other nodes: ${them}`,
            hint: 'take it away, or name the file of the node that has it, too',
            related: others.map((other) => ({
              ...related(other, 'unicast_src_ip'),
              span: sourcePlace(other),
            })),
          };
        }
      }
    }
  },
};
