import { type ClusterRule, type Member, pairs, placeOf, related } from '../cluster.ts';
import { multicastGroupOf } from '../multicast.ts';

export const vridCollision: ClusterRule = {
  code: 'KL809',
  name: 'vrid-collision',
  severity: 'error',
  summary: 'two virtual routers with one VRID on one segment',
  *check(routers) {
    const routerOf = new Map(routers.flatMap((router) => router.map((member) => [member, router])));
    const onSegments = Map.groupBy(routers.flat().filter(isHeard), keyOf);
    for (const [one, other] of [...onSegments.values()].flatMap(pairs)) {
      if (one.node === other.node || routerOf.get(one) === routerOf.get(other)) continue;
      const { name, virtual_router_id, interface: device } = other.instance;
      yield {
        span: placeOf(other, 'virtual_router_id'),
        message: `'${name}' has VRID ${virtual_router_id} on ${device}, and so has '${one.instance.name}' on ${one.node.name}, with other addresses: only one of them will be master`,
        hint: 'give one of them another virtual_router_id',
        related: [related(one, 'virtual_router_id')],
      };
    }
  },
};

/** Those who only speak with their peers do not hear each other. */
function isHeard({ instance }: Member): boolean {
  return instance.interface !== undefined && instance.unicast_peer.length === 0;
}

/** Interfaces of the same name are taken for one segment. */
function keyOf(member: Member): string {
  const { virtual_router_id, family, interface: device } = member.instance;
  return `${virtual_router_id} ${family} ${device} ${multicastGroupOf(member)}`;
}
