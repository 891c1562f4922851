import type { VrrpSyncGroup } from '../../../../config.ts';
import type { Member } from '../../../../schema/types/tracking/member.ts';
import { OWNER } from '../../../../schema/types/vrrp/priority.ts';
import { meant } from '../../../../schema/types/words/words.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { VrrpSyncGroupBlock } from '../../../../schema/vrrp-sync-group.ts';
import { located, unlocated } from '../../../reporter.ts';
import type { Check } from '../../check.ts';
import { mails } from '../../mails.ts';
import { resolveTracks, type Trackables } from '../tracking/tracks.ts';

type GroupWithMembers = VrrpSyncGroupBlock & { readonly group: readonly Member[] };

/** Groups that name somebody, and what they track: what can be said while reading. */
export function readGroups(
  blocks: readonly VrrpSyncGroupBlock[],
  trackables: Trackables,
  check: Check,
): VrrpSyncGroup[] {
  return blocks.flatMap((block) => {
    const tracks = resolveTracks(block, trackables, check);
    if (hasMembers(block))
      return [{ ...block, ...tracks, smtp_alert: mails(block.smtp_alert, check.global) }];
    const line = located(`Sync group ${block.name} has no members - removing`, block.end, 'vrrp');
    check.reporter.report({
      code: 'incomplete',
      severity: 'error',
      span: block.span,
      message: `group '${block.name}' has no members`,
      hint: 'it is removed',
      wants: { keyword: 'group', within: block },
      keepalived: [line],
    });
    return [];
  });
}

function hasMembers(block: VrrpSyncGroupBlock): block is GroupWithMembers {
  return block.group !== undefined;
}

type Candidate = Pick<VrrpInstanceBlock, 'name' | 'state' | 'priority'>;

/** Whether the members so far start as owners of their addresses. */
type Mood = 'open' | 'owners' | 'others';

function isOwner({ state, priority }: Candidate): boolean {
  return state === 'MASTER' && priority === OWNER;
}

/** Members must exist, and be in one group only. */
export function resolveMembers(
  groups: readonly VrrpSyncGroup[],
  instances: readonly Candidate[],
  check: Check,
): VrrpSyncGroup[] {
  const known = new Map(instances.map((instance) => [instance.name, instance]));
  const free = new Set(known.keys());
  return groups.flatMap((group) => {
    let mood: Mood = 'open';
    const members = group.group.filter((member) => {
      const instance = known.get(member.instance);
      if (instance === undefined || !free.delete(member.instance)) {
        refuseMember(member, group.name, instance === undefined ? known.keys() : undefined, check);
        return false;
      }
      if (mood === 'owners' && instance.state === 'BACKUP') reportMixture(member, group.name, check);
      if (mood !== 'others') mood = isOwner(instance) ? 'owners' : 'others';
      return true;
    });
    return checkSize(group, members.length, check) ? [{ ...group, group: members }] : [];
  });
}

/** @param known the instances there are, if there is none of this name */
function refuseMember(
  { instance, span }: Member,
  group: string,
  known: Iterable<string> | undefined,
  { reporter }: Check,
): void {
  const exists = known === undefined;
  reporter.report({
    code: exists ? 'sameEntry' : 'unknownName',
    severity: 'error',
    span,
    message: exists ? `'${instance}' is in a group already` : `there is no vrrp_instance '${instance}'`,
    hint: 'it is left out',
    ...(known && meant(instance, known)),
    ...(!exists && { wants: { keyword: 'vrrp_instance', name: instance } }),
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

function reportMixture({ instance, span }: Member, group: string, { reporter }: Check): void {
  const text = `Sync group ${group} has some member(s) as address owner and some not as address owner. This won't work.`;
  reporter.report({
    code: 'contradiction',
    severity: 'warning',
    span,
    message: `'${instance}' does not own its addresses, as the members before it do`,
    hint: 'they cannot be master together: give all of them priority 255, or none',
    keepalived: [unlocated(text, 'vrrp')],
  });
}

/** One that is left out is minded already. */
function checkSize({ name, span, group }: VrrpSyncGroup, size: number, { reporter }: Check): boolean {
  const follows = size < group.length;
  if (size === 0) {
    const text = `Sync group ${name}, no matching virtual router found in group declaration - removing`;
    reporter.report({
      code: 'incomplete',
      severity: 'error',
      span,
      message: `group '${name}' is left without members`,
      hint: 'it is removed',
      follows,
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
      follows,
      keepalived: [unlocated(text, 'vrrp')],
    });
  }
  return size > 0;
}
