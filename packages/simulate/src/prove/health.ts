import type { InstancePlan, Tracked, Tracking } from '@kaconf/vrrp';
import { matesOf } from '../watch/router.ts';
import { countsOnce, type Node, type Tracker, trackerKey } from '../world/node.ts';

/** Something that is not well, and how an instance tracks it. */
export interface Failing {
  readonly tracker: Tracker | { readonly kind: 'interface'; readonly name: string };
  readonly tracked: Tracked;
  /** Who tracks it must not take part; otherwise it has a lower priority. */
  readonly isFault: boolean;
}

/** What is not well of what an instance tracks, itself or through its sync group, whether that has been noticed or not. */
export function failingOf(node: Node, plan: InstancePlan): Failing[] {
  const group = node.plan.groups.find(({ members }) => members.includes(plan.name));
  return [plan, ...(group ? [group] : [])].flatMap((tracking) => failingIn(node, tracking));
}

function failingIn(node: Node, tracking: Tracking): Failing[] {
  const among = (kind: Tracker['kind'], all: readonly Tracked[]) =>
    all.flatMap((tracked): Failing[] => {
      const tracker = { kind, name: tracked.name };
      const isWrong = node.failing.has(trackerKey(tracker)) !== tracked.reverse;
      return isWrong ? [{ tracker, tracked, isFault: tracked.weight === 0 }] : [];
    });
  return [
    ...among('script', tracking.trackedScripts),
    ...failingFiles(node, tracking),
    ...among('process', tracking.trackedProcesses),
    ...among('bfd', tracking.trackedBfds),
    ...tracking.trackedInterfaces.flatMap((tracked): Failing[] => {
      const tracker = { kind: 'interface', name: tracked.name } as const;
      const isWrong = isUp(node, tracked.name) === tracked.reverse;
      return isWrong ? [{ tracker, tracked, isFault: tracked.weight === 0 }] : [];
    }),
  ];
}

function failingFiles(node: Node, { trackedFiles }: Tracking): Failing[] {
  return trackedFiles.flatMap((tracked): Failing[] => {
    const tracker = { kind: 'file', name: tracked.name } as const;
    return node.failing.has(trackerKey(tracker)) ? [{ tracker, tracked, isFault: !countsOnce(tracked) }] : [];
  });
}

function isUp({ interfaces, down }: Node, name: string): boolean {
  const base = interfaces.find((one) => one.name === name)?.base ?? name;
  return !down.has(base);
}

/** Whether it ought to be able to be master: its interface and what it tracks without a weight are well, with its sync group. */
export function isAble(node: Node, plan: InstancePlan): boolean {
  return [plan, ...matesOf(node, plan)].every((one) => {
    const its = [one.baseInterface, one.ownInterface, one.interface].filter((name) => name !== undefined);
    return its.every((name) => isUp(node, name)) && !failingOf(node, one).some(({ isFault }) => isFault);
  });
}
