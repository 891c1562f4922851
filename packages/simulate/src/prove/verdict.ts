import { type IpAddress, isLinkLocal, type Micros, micros } from '@kaconf/net';
import { areConnected, connectedParts, rivals, type Speaker, virtualRouters } from '../watch/router.ts';
import type { Spell } from '../watch/timeline.ts';
import { isCut } from '../world/links.ts';
import type { World } from '../world/world.ts';
import { type Failing, failingOf, isAble } from './health.ts';

/** What is not as it must be. Plain data. */
export type Problem =
  /** Nobody is master though these could be. */
  | { readonly kind: 'no master'; readonly router: string; readonly able: readonly Reason[] }
  /** They hear each other, or ought to. */
  | { readonly kind: 'several masters'; readonly router: string; readonly masters: readonly Reason[] }
  /** The master is not well, and another would be. */
  | {
      readonly kind: 'wrong master';
      readonly router: string;
      readonly master: Standing;
      readonly failing: readonly Culprit[];
      readonly healthy: Standing;
    }
  | { readonly kind: 'shared address'; readonly address: string; readonly nodes: readonly string[] }
  /** It came right in the end. */
  | { readonly kind: 'too long'; readonly spell: Spell }
  /** Somebody became another again and again until then. */
  | { readonly kind: 'no rest'; readonly until: Micros };

export interface Culprit {
  readonly kind: Failing['tracker']['kind'];
  readonly name: string;
  readonly weight: number;
  /** It is up, and ought not to be. */
  readonly reverse: boolean;
}

export interface Standing {
  readonly node: string;
  readonly instance: string;
  readonly priority: number;
  readonly owns: boolean;
  readonly preempts: boolean;
}

/** A node, and what keeps it from being as it should. */
export interface Reason {
  readonly node: string;
  readonly instance: string;
  readonly state: string;
  /** Why it did not count the last advert that it did not count, since something happened. */
  readonly drop: string | undefined;
  /** Whether it has heard any that it counted. */
  readonly hears: boolean;
}

/** Drops that are no mistakes. */
const USUAL = ['lower priority', 'instance in fault', 'not started yet'];

/** Holds a world that has come to rest against what must be: one master each, and not one that is to give way. */
export function judge(world: World): Problem[] {
  const problems = virtualRouters(world.nodes).flatMap((router) =>
    connectedParts(router, world.nodes, world.cuts).flatMap((part) => judgePart(router.name, part, world)),
  );
  const isTold = problems.some(({ kind }) => kind === 'several masters');
  return isTold ? problems : [...problems, ...sharedAddresses(world)];
}

function judgePart(router: string, part: readonly Speaker[], { cuts }: World): Problem[] {
  const masters = part.filter(({ instance }) => instance.role.type === 'master');
  const able = part.filter(({ node, plan }) => isAble(node, plan));
  const atOnce = rivals(masters, cuts);
  if (atOnce.length > 0) return [{ kind: 'several masters', router, masters: atOnce.map(reasonOf) }];
  if (masters.length === 0 && able.length > 0)
    return [{ kind: 'no master', router, able: able.map(reasonOf) }];
  const [master, ...more] = masters;
  // Several who do not hear each other: between them there may be some who hear both.
  if (!master || more.length > 0) return [];
  const others = able.filter((one) => one !== master && areConnected(one, master, cuts));
  return wrongMaster(router, master, others);
}

/** @param others who hear it and could be master in its place */
function wrongMaster(router: string, master: Speaker, others: readonly Speaker[]): Problem[] {
  const failing = failingOf(master.node, master.plan).filter(({ isFault }) => !isFault);
  const [best] = others
    .filter(({ node, plan }) => failingOf(node, plan).length === 0)
    .toSorted((one, other) => other.instance.priority - one.instance.priority);
  if (failing.length === 0 || !best) return [];
  const standing = { master: standingOf(master), healthy: standingOf(best) };
  return [{ kind: 'wrong master', router, ...standing, failing: failing.map(culpritOf) }];
}

function culpritOf({ tracker: { kind, name }, tracked: { weight, reverse } }: Failing): Culprit {
  return { kind, name, weight, reverse };
}

function standingOf({ node, plan, instance }: Speaker): Standing {
  return {
    node: node.name,
    instance: plan.name,
    priority: instance.priority,
    owns: plan.basePriority === OWNER,
    preempts: plan.preempt,
  };
}

const OWNER = 255;

function reasonOf({ node, plan, instance }: Speaker): Reason {
  const drop = node.drops.get(plan.name) ?? node.drops.get(plan.interface ?? '');
  const isMistake = drop !== undefined && !USUAL.includes(drop);
  const { type: state } = instance.role;
  const hears = node.heard.has(plan.name);
  return { node: node.name, instance: plan.name, state, drop: isMistake ? drop : undefined, hears };
}

/** As when their VRIDs differ, or their interfaces. A link-local address means something else on each segment. */
function sharedAddresses({ nodes, cuts }: World): Problem[] {
  const all = nodes.flatMap((node) =>
    [...node.held].flatMap((key): Holder[] => {
      const [address = '', name = ''] = key.split(' ');
      const its = node.interfaces.find((one) => one.name === name);
      // What is on lo is on no link: others cannot answer for it too.
      if (!its || its.base === 'lo' || node.down.has(its.base)) return [];
      const local = isLinkLocal(address as IpAddress) ? its.segment : '';
      return [{ node: node.name, address, segment: its.segment, key: `${address} ${local}` }];
    }),
  );
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((holders): Problem[] => {
    const [one, ...others] = holders;
    const connected = others.filter(
      (other) => one && other.node !== one.node && !isCut(cuts, one.node, other.node, other.segment),
    );
    if (!one || connected.length === 0) return [];
    const names = [one, ...connected].map(({ node }) => node);
    return [{ kind: 'shared address', address: one.address, nodes: names }];
  });
}

interface Holder {
  readonly node: string;
  readonly address: string;
  readonly segment: string;
  readonly key: string;
}

/** How long it may take until all is at rest again: more than every script, wait and delay of the plans together. */
export function patience({ nodes }: World): Micros {
  const times = nodes.flatMap(({ plan }) => [
    plan.startupDelay,
    ...plan.instances.flatMap((one) => [
      one.preemptDelay,
      (one.downTimerAdverts + ROUNDS) * one.advertInterval,
      one.gratuitous.delay,
      one.gratuitous.lowerPriorityDelay,
    ]),
    ...plan.scripts.map(({ interval, timeout, rise, fall }) => (rise + fall) * (interval + timeout)),
    ...plan.processes.map(({ forkDelay, terminateDelay }) => forkDelay + terminateDelay),
    ...plan.linkDelays.map(({ up, down }) => up + down),
  ]);
  return micros(times.reduce<number>((sum, time) => sum + time, LEAST));
}

/** Intervals for the election itself. */
const ROUNDS = 10;
/** A minute. */
const LEAST = 60_000_000;
