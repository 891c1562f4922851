import type { TrackScript, VrrpSyncGroup } from '../../config.ts';
import { OWNER } from '../../schema/types/priority.ts';
import type { TrackInterface } from '../../schema/types/track.ts';
import type { Check } from './check.ts';
import { type Subject, warn } from './instance-finding.ts';
import type { Tracks } from './tracks.ts';

interface Tracker extends Subject, Tracks {
  readonly interface: string | undefined;
}

/** Its own interface is tracked anyway. Members of a group do not move their priorities one by one, an owner does not at all. */
export function checkWeights(
  instance: Tracker,
  priority: number,
  group: VrrpSyncGroup | undefined,
  check: Check,
): Tracks {
  const others = instance.track_interface.filter((it) => isOther(it, instance, check));
  const inGroup = group !== undefined && !group.sync_group_tracking_weight;
  if (!inGroup && priority !== OWNER) return { track_interface: others, track_script: instance.track_script };
  return {
    track_interface: others.flatMap((it) => withoutWeight(it, instance, inGroup, check)),
    track_script: instance.track_script.filter((it) => isUnweighted(it, instance, inGroup, check)),
  };
}

function isOther(tracked: TrackInterface, instance: Tracker, check: Check): boolean {
  if (tracked.interface !== instance.interface) return true;
  const line = `(${instance.name}) Ignoring track_interface ${tracked.interface} since own interface`;
  const message = `${tracked.interface} is the instance's own interface, which it tracks anyway`;
  warn({ ...instance, span: tracked.span }, { message, line }, check);
  return false;
}

function withoutWeight(
  tracked: TrackInterface,
  instance: Tracker,
  inGroup: boolean,
  check: Check,
): TrackInterface[] {
  if (tracked.weight === 0) return [tracked];
  const what = `(${instance.name}) ignoring ${tracked.interface} tracked interface`;
  const line = inGroup ? `${what} weight due to SYNC group` : `${what} due to address owner`;
  const message = `the weight of ${tracked.interface} has no effect ${inGroup ? 'in a group' : 'on an owner'}`;
  warn({ ...instance, span: tracked.span }, { message, hint: hintFor(inGroup), line }, check);
  return inGroup ? [{ ...tracked, weight: 0 }] : [];
}

function isUnweighted(tracked: TrackScript, instance: Tracker, inGroup: boolean, check: Check): boolean {
  if (tracked.weight === 0) return true;
  const reason = inGroup ? 'SYNC group' : 'address_owner';
  const line = `(${instance.name}) ignoring tracked script ${tracked.script} with weights due to ${reason}`;
  const message = `script '${tracked.script}' has a weight and is not tracked ${inGroup ? 'in a group' : 'by an owner'}`;
  warn({ ...instance, span: tracked.span }, { message, hint: hintFor(inGroup), line }, check);
  return false;
}

function hintFor(inGroup: boolean): string {
  return inGroup ? 'track it on the group, or use sync_group_tracking_weight' : 'use weight 0';
}
