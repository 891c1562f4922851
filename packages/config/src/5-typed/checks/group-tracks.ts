import type { TrackScript, VrrpInstance, VrrpSyncGroup } from '../../config.ts';
import { OWNER } from '../../schema/types/priority.ts';
import type { TrackInterface } from '../../schema/types/track.ts';
import type { Check } from './check.ts';
import type { ReadInstance } from './complete-instance.ts';
import { warn } from './instance-finding.ts';

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
    const track_script = group.track_script.map((it) =>
      hasOwner ? clear(it, 'script', it.script, group, check) : it,
    );
    const track_interface = group.track_interface.map((it) => {
      const kept = hasOwner ? clear(it, 'interface', it.interface, group, check) : it;
      for (const member of members) checkTwice(kept, member, tracks.get(member.name) ?? [], check);
      return kept;
    });
    return { ...group, track_script, track_interface };
  });
}

function clear<T extends TrackScript | TrackInterface>(
  tracked: T,
  kind: string,
  name: string,
  group: VrrpSyncGroup,
  check: Check,
): T {
  if (tracked.weight === 0) return tracked;
  const line = `(${group.name}) Cannot have weighted track ${kind} '${name}' with member having priority ${OWNER} - clearing weight`;
  const message = `the weight of '${name}' has no effect: a member has priority ${OWNER}`;
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
  if (member.interface !== name && own.every((it) => it.interface !== name)) return;
  const line = `(${member.name}) track_interface ${name} is configured on VRRP instance and sync group. Remove vrrp instance or sync group config`;
  const message = `'${member.name}' tracks ${name} itself`;
  const hint = "the group's weight holds";
  warn({ ...member, span }, { code: 'sameEntry', message, hint, line }, check);
}
