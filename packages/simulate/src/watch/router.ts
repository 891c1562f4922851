import type { Family } from '@kaconf/net';
import type { Instance, InstancePlan } from '@kaconf/vrrp';
import { type Cuts, isConnected, isCut, segmentOf } from '../world/links.ts';
import type { Node } from '../world/node.ts';

/** A virtual router of the world: what several nodes are to be one at a time. Plain data. */
export interface VirtualRouter {
  /** As its first instance is called, with its VRID and segment where another is called so. */
  readonly name: string;
  readonly virtualRouterId: number;
  readonly family: Family;
  readonly segment: string;
  readonly members: readonly Member[];
}

export interface Member {
  readonly node: string;
  readonly instance: string;
  /** Its position in the node's plan. */
  readonly index: number;
}

/** Those of all nodes, in the order of their configurations. */
export function virtualRouters(nodes: readonly Node[]): VirtualRouter[] {
  const found = new Map<string, Found[]>();
  for (const node of nodes) {
    for (const [index, plan] of node.plan.instances.entries()) {
      const { name, virtualRouterId, family } = plan;
      const segment = segmentOf(node, plan);
      const key = `${segment} ${family} ${virtualRouterId}`;
      const akin = found.get(key) ?? [];
      found.set(key, akin);
      // Of one VRID on one interface a node has several when they send in different ways.
      const open = akin.filter(({ members }) => members.every((other) => other.node !== node.name));
      const way = wayOf(plan);
      let router = open.find((one) => one.way === way) ?? open[0];
      if (router === undefined) {
        router = { name, virtualRouterId, family, segment, members: [], way };
        akin.push(router);
      }
      router.members.push({ node: node.name, instance: name, index });
    }
  }
  const all = [...found.values()].flat().map(({ way: _, ...router }): VirtualRouter => router);
  const isTaken = (name: string) => all.filter((one) => one.name === name).length > 1;
  return all.map((one) =>
    isTaken(one.name) ? { ...one, name: `${one.name} (VRID ${one.virtualRouterId}, ${one.segment})` } : one,
  );
}

interface Found extends VirtualRouter {
  readonly members: Member[];
  /** How its first member sends. */
  readonly way: string;
}

/** Where adverts go: to peers, or to a group. */
function wayOf({ unicastPeers, multicastGroup }: InstancePlan): string {
  return unicastPeers.length > 0 ? 'unicast' : multicastGroup;
}

/** A member that is up, with all that is known of it. */
export interface Speaker {
  readonly node: Node;
  readonly member: Member;
  readonly plan: InstancePlan;
  readonly instance: Instance;
}

/**
 * Those who can speak with each other, one way or over others; who cannot speak at all is in no part. Members of a sync
 * group are connected where any of them are: they decide together.
 */
export function connectedParts(router: VirtualRouter, nodes: readonly Node[], cuts: Cuts): Speaker[][] {
  const speakers = router.members.flatMap((member) => speaker(member, nodes) ?? []);
  const parts: Speaker[][] = [];
  for (const one of speakers) {
    const joined = parts.filter((part) => part.some((other) => areConnected(one, other, cuts)));
    const rest = parts.filter((part) => !joined.includes(part));
    parts.splice(0, parts.length, ...rest, [...joined.flat(), one]);
  }
  return parts;
}

function speaker(member: Member, nodes: readonly Node[]): Speaker | undefined {
  const node = nodes.find(({ name }) => name === member.node);
  const [plan, instance] = [node?.plan.instances[member.index], node?.state?.instances[member.index]];
  if (!node || !plan || !instance || !isConnected(node, plan)) return undefined;
  return { node, member, plan, instance };
}

/** Those among masters that hear another one, directly: where a link is cut, others between them cannot tell them. */
export function rivals(masters: readonly Speaker[], cuts: Cuts): Speaker[] {
  return masters.filter((one) => masters.some((other) => other !== one && areConnected(one, other, cuts)));
}

/** Whether they hear each other without anybody between them. */
export function areConnected(one: Speaker, other: Speaker, cuts: Cuts): boolean {
  const segments = new Set([one, other].flatMap(segmentsOf));
  return [...segments].some((segment) => !isCut(cuts, one.node.name, other.node.name, segment));
}

/** Its own, and those of its sync group that can speak. */
function segmentsOf({ node, plan }: Speaker): string[] {
  return [plan, ...matesOf(node, plan)]
    .filter((one) => isConnected(node, one))
    .map((one) => segmentOf(node, one));
}

/** The other members of an instance's sync group. */
export function matesOf({ plan: { groups, instances } }: Node, plan: InstancePlan): InstancePlan[] {
  const group = groups.find(({ members }) => members.includes(plan.name));
  return instances.filter((one) => one !== plan && group?.members.includes(one.name));
}
