import type { VrrpSyncGroup } from '../../config.ts';
import type { Member } from '../../schema/types/member.ts';
import type { VrrpInstanceBlock } from '../../schema/vrrp-instance.ts';
import type { VrrpSyncGroupBlock } from '../../schema/vrrp-sync-group.ts';
import { located, unlocated } from '../reporter.ts';
import type { Check } from './check.ts';
import { mails } from './mails.ts';
import { resolveTracks, type Scripts } from './tracks.ts';

type GroupWithMembers = VrrpSyncGroupBlock & { readonly group: readonly Member[] };

/** Groups that name somebody, and what they track: what can be said while reading. */
export function readGroups(
  blocks: readonly VrrpSyncGroupBlock[],
  scripts: Scripts,
  check: Check,
): VrrpSyncGroup[] {
  return blocks.flatMap((block) => {
    const tracks = resolveTracks(block, scripts, check);
    if (hasMembers(block))
      return [{ ...block, ...tracks, smtp_alert: mails(block.smtp_alert, check.global) }];
    const line = located(`Sync group ${block.name} has no members - removing`, block.end, 'vrrp');
    check.reporter.report({
      code: 'incomplete',
      severity: 'error',
      span: block.span,
      message: `group '${block.name}' has no members`,
      hint: 'it is removed',
      keepalived: [line],
    });
    return [];
  });
}

function hasMembers(block: VrrpSyncGroupBlock): block is GroupWithMembers {
  return block.group !== undefined;
}

/** Members must exist, and be in one group only. */
export function resolveMembers(
  groups: readonly VrrpSyncGroup[],
  instances: readonly VrrpInstanceBlock[],
  check: Check,
): VrrpSyncGroup[] {
  const free = new Set(instances.map(({ name }) => name));
  const known = new Set(free);
  return groups.flatMap((group) => {
    const members = group.group.filter((member) => {
      if (free.delete(member.instance)) return true;
      refuseMember(member, group.name, known.has(member.instance), check);
      return false;
    });
    return checkSize(group, members.length, check) ? [{ ...group, group: members }] : [];
  });
}

function refuseMember({ instance, span }: Member, group: string, exists: boolean, { reporter }: Check): void {
  reporter.report({
    code: exists ? 'sameEntry' : 'unknownName',
    severity: 'error',
    span,
    message: exists ? `'${instance}' is in a group already` : `there is no vrrp_instance '${instance}'`,
    hint: 'it is left out',
    keepalived: [
      unlocated(
        exists
          ? `Virtual router ${instance} cannot exist in more than one sync group; ignoring ${group}`
          : `Virtual router ${instance} specified in sync group ${group} doesn't exist - ignoring`,
        'vrrp',
      ),
    ],
  });
}

function checkSize({ name, span }: VrrpSyncGroup, size: number, { reporter }: Check): boolean {
  if (size === 0) {
    const text = `Sync group ${name}, no matching virtual router found in group declaration - removing`;
    reporter.report({
      code: 'incomplete',
      severity: 'error',
      span,
      message: `group '${name}' is left without members`,
      hint: 'it is removed',
      keepalived: [unlocated(text, 'vrrp')],
    });
  } else if (size === 1) {
    const text = `Sync group ${name} has only 1 virtual router(s) - this probably isn't what you want`;
    reporter.report({
      code: 'incomplete',
      severity: 'warning',
      span,
      message: `group '${name}' has one member only`,
      hint: 'a group keeps several instances in one state',
      keepalived: [unlocated(text, 'vrrp')],
    });
  }
  return size > 0;
}
