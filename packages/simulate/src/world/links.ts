import { familyOf, type IpAddress, isMulticast } from '@kaconf/net';
import { type InstancePlan, sourceAddress } from '@kaconf/vrrp';
import { ROUTED } from './interfaces.ts';
import type { Node, NodeInterface } from './node.ts';

/** Two nodes that do not hear each other on a segment; on none where it has no name. */
export interface Cut {
  readonly nodes: readonly [string, string];
  readonly segment: string | undefined;
}

export type Cuts = ReadonlyMap<string, Cut>;

export function cutKey({ nodes, segment }: Cut): string {
  return `${[...nodes].sort().join('|')} ${segment ?? ''}`;
}

export function isCut(cuts: Cuts, one: string, other: string, segment: string): boolean {
  if (cuts.size === 0) return false;
  const nodes = [one, other] as const;
  return cuts.has(cutKey({ nodes, segment })) || cuts.has(cutKey({ nodes, segment: undefined }));
}

/** Where an instance speaks. */
export function segmentOf(node: Node, plan: InstancePlan): string {
  return interfaceOf(node, plan)?.segment ?? ROUTED;
}

/** Whether a packet of the instance leaves the node, and one for it arrives. */
export function isConnected(node: Node, plan: InstancePlan): boolean {
  const its = interfaceOf(node, plan);
  return its === undefined || !node.down.has(its.base);
}

function interfaceOf({ interfaces }: Node, plan: InstancePlan): NodeInterface | undefined {
  return interfaces.find(({ name }) => name === (plan.interface ?? plan.baseInterface));
}

export interface Listener {
  readonly node: Node;
  /** As the engine is told; undefined for the socket of instances without one. */
  readonly interface: string | undefined;
}

/** Everybody who has a socket that hears a packet of this instance. */
export function listeners(
  nodes: readonly Node[],
  cuts: Cuts,
  from: Node,
  plan: InstancePlan,
  destination: IpAddress,
): Listener[] {
  if (!isConnected(from, plan)) return [];
  const segment = segmentOf(from, plan);
  return nodes.flatMap((node) => {
    if (node === from || node.state === undefined || isCut(cuts, from.name, node.name, segment)) return [];
    const names = new Set<string | undefined>();
    for (const other of node.plan.instances) {
      if (names.has(other.interface) || other.family !== familyOf(destination)) continue;
      if (!isConnected(node, other)) continue;
      const hears = isMulticast(destination)
        ? other.unicastPeers.length === 0 &&
          other.multicastGroup === destination &&
          segmentOf(node, other) === segment
        : other.unicastPeers.length > 0 && ownAddress(node, other) === destination;
      if (hears) names.add(other.interface);
    }
    return [...names].map((name) => ({ node, interface: name }));
  });
}

function ownAddress(node: Node, plan: InstancePlan): IpAddress | undefined {
  const its = node.interfaces.find(({ name }) => name === plan.sourceInterface);
  return sourceAddress(plan, its && { up: true, addresses: its.addresses });
}
