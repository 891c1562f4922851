import type { InstancePlan, Tracked, Tracking } from '@kaconf/vrrp';
import { matesOf } from '../watch/router.ts';
import { type Node, type Tracker, trackerKey } from '../world/node.ts';

/** Something that fails, and how an instance tracks it. */
export interface Failing {
  readonly tracker: Tracker | { readonly kind: 'interface'; readonly name: string };
  readonly tracked: Tracked;
}

/** What fails of what an instance tracks, itself or through its sync group, as it is, whether it has been noticed or not. */
export function failingOf(node: Node, plan: InstancePlan): Failing[] {
  const group = node.plan.groups.find(({ members }) => members.includes(plan.name));
  return [plan, ...(group ? [group] : [])].flatMap((tracking) => failingIn(node, tracking));
}

function failingIn(node: Node, tracking: Tracking): Failing[] {
  const among = (kind: Tracker['kind'], all: readonly Tracked[]) =>
    all.flatMap((tracked): Failing[] => {
      const tracker = { kind, name: tracked.name };
      return node.failing.has(trackerKey(tracker)) ? [{ tracker, tracked }] : [];
    });
  return [
    ...among('script', tracking.trackedScripts),
    ...among('file', tracking.trackedFiles),
    ...among('process', tracking.trackedProcesses),
    ...among('bfd', tracking.trackedBfds),
    ...tracking.trackedInterfaces.flatMap((tracked): Failing[] =>
      isUp(node, tracked.name) ? [] : [{ tracker: { kind: 'interface', name: tracked.name }, tracked }],
    ),
  ];
}

function isUp({ interfaces, down }: Node, name: string): boolean {
  const base = interfaces.find((one) => one.name === name)?.base ?? name;
  return !down.has(base);
}

/** Whether it ought to be able to be master: its interface and what it tracks without a weight are well, with its sync group. */
export function isAble(node: Node, plan: InstancePlan): boolean {
  return [plan, ...matesOf(node, plan)].every((one) => {
    const its = [one.baseInterface, one.ownInterface, one.interface].filter((name) => name !== undefined);
    return its.every((name) => isUp(node, name)) && failingOf(node, one).every(isWeighted);
  });
}

/** What turns things round is well when it fails. */
export function isWeighted({ tracked: { weight, reverse } }: Failing): boolean {
  return weight !== 0 || reverse;
}

/** Whether its failure takes away from the priority. */
export function demotes({ tracked: { weight, reverse } }: Failing): boolean {
  return weight !== 0 && !reverse;
}
