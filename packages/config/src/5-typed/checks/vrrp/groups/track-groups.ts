import type { KeepalivedLine } from '@kaconf/diagnostics';
import type { TrackGroup } from '../../../../config.ts';
import type { TrackGroupBlock } from '../../../../schema/track-group.ts';
import type { Member } from '../../../../schema/types/tracking/member.ts';
import { type Finding, located, unlocated } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

/** Groups that name somebody: what can be said while reading. */
export function readTrackGroups(blocks: readonly TrackGroupBlock[], check: Check): TrackGroup[] {
  return blocks.flatMap((block) => {
    const { group, name, end } = block;
    if (group !== undefined) return [{ ...block, group }];
    const line = located(`Static track group ${name} has no members - removing`, end, 'vrrp');
    refuse(block, `track group '${name}' has no members`, [line], check, {
      wants: { keyword: 'group', within: block },
    });
    return [];
  });
}

/** Members must exist. keepalived tells its log only. */
export function resolveTrackGroups(
  groups: readonly TrackGroup[],
  instances: ReadonlySet<string>,
  check: Check,
): TrackGroup[] {
  return groups.flatMap((group) => {
    const { name } = group;
    const members = group.group.filter((member) => isKnown(member, name, instances, check));
    if (members.length > 0) return [{ ...group, group: members }];
    const lines = [
      `Static track group ${name} has no VRRP instance(s)`,
      `Static track group ${name} init fails - removing`,
    ];
    refuse(group, `track group '${name}' is left without members`, lines.map(logged), check, {
      follows: true,
    });
    return [];
  });
}

function isKnown(
  { instance, span }: Member,
  group: string,
  instances: ReadonlySet<string>,
  { reporter }: Check,
): boolean {
  if (instances.has(instance)) return true;
  const line = `vrrp instance ${instance} specified in track group ${group} doesn't exist - ignoring`;
  reporter.report({
    code: 'unknownName',
    severity: 'warning',
    span,
    message: `there is no vrrp_instance '${instance}'`,
    hint: 'it is left out',
    wants: { keyword: 'vrrp_instance', name: instance },
    keepalived: [logged(line)],
  });
  return false;
}

function refuse(
  { span }: TrackGroupBlock,
  message: string,
  keepalived: readonly KeepalivedLine[],
  { reporter }: Check,
  because: Pick<Finding, 'wants' | 'follows'>,
): void {
  const severity = keepalived.some(({ status }) => status === 'log') ? 'warning' : 'error';
  reporter.report({
    code: 'incomplete',
    severity,
    span,
    message,
    hint: 'it is removed',
    keepalived,
    ...because,
  });
}

function logged(text: string): KeepalivedLine {
  return { ...unlocated(text, 'vrrp'), status: 'log' };
}
