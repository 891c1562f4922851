import { type ClusterRule, type Member, pairs, placeOf, related } from '../cluster.ts';

export const vridCollision: ClusterRule = {
  code: 'KL809',
  name: 'vrid-collision',
  severity: 'error',
  summary: 'two virtual routers with one VRID on one segment',
  *check(routers) {
    for (const [one, other] of pairs(routers.flat())) {
      if (routers.some((router) => router.includes(one) && router.includes(other))) continue;
      if (one.node === other.node || !isCollision(one, other)) continue;
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

/** Interfaces of the same name are taken for one segment. Those who only speak with their peers do not hear each other. */
function isCollision({ instance: one }: Member, { instance: other }: Member): boolean {
  return (
    one.virtual_router_id === other.virtual_router_id &&
    one.family === other.family &&
    one.interface !== undefined &&
    one.interface === other.interface &&
    one.unicast_peer.length === 0 &&
    other.unicast_peer.length === 0
  );
}
