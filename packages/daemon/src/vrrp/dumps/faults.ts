import { sourceAddress, type TrackerShare } from '@kaconf/vrrp';
import type { InstanceSubject } from './subject.ts';

/** Whatever its sync group does. */
export function isFaulty(one: InstanceSubject): boolean {
  return faultFlags(one, failures(one)).length > 0;
}

/** What decides whether it may take part. */
export function trackersOf({ plan, subject }: InstanceSubject): readonly TrackerShare[] {
  const explanation = subject.explanations.find(({ name }) => name === plan.name);
  // What both it and its group track counts once.
  return (explanation?.trackers ?? []).filter(
    ({ kind, name }, index, all) =>
      all.findIndex((other) => other.kind === kind && other.name === name) === index,
  );
}

/** How many of them forbid it. */
export function failures(one: InstanceSubject): number {
  return trackersOf(one).filter(({ kind, share }) => kind !== 'interface' && share === 'fault').length;
}

/** Why it does not, in keepalived's words. */
export function faultFlags(one: InstanceSubject, failed: number): string[] {
  const { plan, subject } = one;
  const hasDownInterface = trackersOf(one).some(
    ({ kind, share }) => kind === 'interface' && share === 'fault',
  );
  const { interfaces } = subject.state;
  const isDown = (name: string | undefined) =>
    name !== undefined && plan.tracksPrimary && interfaces[name]?.up !== true;
  const source = sourceAddress(plan, interfaces[plan.sourceInterface ?? '']);
  return [
    ...(failed > 0 ? ['unspecified'] : []),
    ...(isDown(plan.ownInterface ?? plan.baseInterface) || hasDownInterface ? ['i/f down'] : []),
    ...(plan.ownInterface !== undefined && isDown(plan.baseInterface) ? ['base i/f down'] : []),
    ...(plan.interface !== undefined && source === undefined ? ['no source IP address'] : []),
  ];
}
