import { type ClusterRule, placeOf, related } from '../cluster.ts';
import { isUnicast, names, sourcePlace, strangersOf } from '../unicast.ts';

export const unnamedPeer: ClusterRule = {
  code: 'KL816',
  name: 'unnamed-peer',
  severity: 'error',
  summary: 'unicast peers that do not name each other',
  *check(routers) {
    for (const router of routers) {
      for (const member of router.filter(isUnicast)) {
        const [stranger, ...more] = strangersOf(member, router);
        const wrong = more.length === 0 ? stranger : undefined;
        for (const other of router.filter(isUnicast)) {
          if (other === member || names(member, other) !== false) continue;
          const source = other.instance.src_ip;
          yield {
            span: wrong?.span ?? placeOf(member, 'unicast_peer'),
            message: `'${member.instance.name}' of ${member.node.name} does not send to ${source}, the address of ${other.node.name}: ${other.node.name} hears no adverts of it`,
            hint: wrong ? `write ${source} in place of ${wrong.text}` : `add ${source} to its unicast_peer`,
            related: [{ ...related(other, 'unicast_src_ip'), span: sourcePlace(other) }],
          };
        }
      }
    }
  },
};
