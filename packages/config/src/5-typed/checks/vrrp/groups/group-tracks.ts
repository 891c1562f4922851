import type { Tracked, VrrpInstance, VrrpSyncGroup } from '../../../../config.ts';
import type { TrackInterface } from '../../../../schema/types/tracking/track.ts';
import { OWNER } from '../../../../schema/types/vrrp/priority.ts';
import type { Check } from '../../check.ts';
import { warn } from '../instance-finding.ts';
import type { ReadInstance } from '../instances/complete-instance.ts';

/**
 * What a group tracks moves no owner's priority, and its members need not track it again.
 * @param written what the instances say, before their own weights were checked
 */
export function checkGroupTracks(
  groups: readonly VrrpSyncGroup[],
  instances: readonly VrrpInstance[],
  written: readonly ReadInstance[],
  check: Check,
): VrrpSyncGroup[] {
  const byName = new Map(instances.map((instance) => [instance.name, instance]));
  const tracks = new Map(written.map(({ name, track_interface: own }) => [name, own]));
  return groups.map((group) => {
    const members = group.group.flatMap(({ instance }) => byName.get(instance) ?? []);
    const hasOwner = members.some(({ priority }) => priority === OWNER);
    const cleared = (list: readonly Tracked[], kind: string, end?: string) =>
      hasOwner ? list.map((it) => clear(it, `${kind} '${it.name}'`, group, check, end)) : list;
    const track_script = cleared(group.track_script, 'script');
    const track_file = cleared(group.track_file, 'file', 'setting weight 0');
    const track_process = cleared(group.track_process, 'process', 'setting weight 0');
    const track_bfd = cleared(group.track_bfd, 'bfd', 'setting weight 0');
    const track_interface = group.track_interface.map((it) => {
      const kept = hasOwner ? clear(it, `interface '${it.interface}'`, group, check) : it;
      for (const member of members) checkTwice(kept, member, tracks.get(member.name) ?? [], check);
      return kept;
    });
    return { ...group, track_script, track_file, track_process, track_bfd, track_interface };
  });
}

function clear<T extends Tracked | TrackInterface>(
  tracked: T,
  what: string,
  group: VrrpSyncGroup,
  check: Check,
  end = 'clearing weight',
): T {
  if (tracked.weight === 0) return tracked;
  const line = `(${group.name}) Cannot have weighted track ${what} with member having priority ${OWNER} - ${end}`;
  const message = `the weight of ${what} has no effect: a member has priority ${OWNER}`;
  warn({ ...group, span: tracked.span }, { message, line }, check);
  return { ...tracked, weight: 0 };
}

function checkTwice(
  tracked: TrackInterface,
  member: VrrpInstance,
  own: readonly TrackInterface[],
  check: Check,
): void {
  const { interface: name, span } = tracked;
  const tracksIt =
    member.interface === name ? !member.dont_track_primary : own.some((it) => it.interface === name);
  if (!tracksIt) return;
  const line = `(${member.name}) track_interface ${name} is configured on VRRP instance and sync group. Remove vrrp instance or sync group config`;
  const message = `'${member.name}' tracks ${name} itself`;
  const hint = "the group's weight holds";
  warn({ ...member, span }, { code: 'sameEntry', message, hint, line }, check);
}
