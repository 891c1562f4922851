import { familyOf } from '@kaconf/net';
import { backupReceives, masterText } from '../instance/backup.ts';
import { masterReceives } from '../instance/master-receives.ts';
import { isAboutAddresses, type Oddity, oddities } from '../instance/oddities.ts';
import type { Situation } from '../instance/situation.ts';
import { type Advertisement, IPV4_HEADER_LENGTH, peekVirtualRouterId } from '../packet/advertisement.ts';
import type { ChecksumForm } from '../packet/checksum.ts';
import type { DropReason } from '../packet/drop.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { addressee } from './addressee.ts';
import { type Effect, info } from './effect.ts';
import { refuteWithGroup } from './elections.ts';
import type { Datagram } from './event.ts';
import { examine } from './examine.ts';
import { message } from './message.ts';
import { apply, member, type Turn } from './turn.ts';

/** A datagram of IP protocol 112: for one of our virtual routers, or a counted reason why not. */
export function receive(turn: Turn, datagram: Datagram): void {
  if (turn.delayedUntil !== undefined) {
    drop(turn, datagram, 'not started yet');
    return;
  }
  const virtualRouterId = peekVirtualRouterId(message(datagram));
  const index = virtualRouterId === undefined ? undefined : addressee(turn, datagram, virtualRouterId);
  if (index === undefined) {
    drop(turn, datagram, virtualRouterId === undefined ? 'too short' : 'unknown VRID');
    if (virtualRouterId === undefined) turn.effects.push(info(shortText(datagram)));
    else logUnknown(turn, datagram, virtualRouterId);
    return;
  }
  const { plan, instance, situation } = member(turn, index);
  const { role } = instance;
  if (!situation || (role.type !== 'backup' && role.type !== 'master')) {
    drop(turn, datagram, 'instance in fault', plan);
    return;
  }
  const examined = examine(turn, plan, instance, datagram);
  if (!examined.ok) {
    drop(turn, datagram, examined.reason, plan);
    if (examined.text !== undefined) complain(turn, index, examined.reason, examined.text);
    return;
  }
  const { advert, checksum, replay, oddity } = examined;
  if (replay !== instance.replay) turn.instances[index] = { ...instance, replay };
  noteChecksum(turn, index, checksum);
  // A backup that trusts the master has looked at its addresses when that became the master.
  const isTrusted = role.type === 'backup' && role.master === datagram.source && plan.adverts.trustsAddresses;
  if (role.type === 'backup') turn.effects.push(...masterText(plan.name, role, datagram.source));
  if (oddity) complain(turn, index, oddity.oddity, oddity.text);
  const odd = oddities(plan, advert, datagram.source, !isTrusted);
  for (const { oddity: what, text } of odd) complain(turn, index, what, text);
  const otherAddresses = odd.some(isAboutAddresses);
  turn.effects.push({ type: 'received', instance: plan.name, priority: advert.priority, otherAddresses });
  deliver(turn, index, situation, datagram, advert);
}

function deliver(
  turn: Turn,
  index: number,
  situation: Situation,
  datagram: Datagram,
  advert: Advertisement,
): void {
  const { instance } = member(turn, index);
  const { role } = instance;
  if (role.type === 'backup') apply(turn, index, backupReceives(situation, instance, role, datagram, advert));
  if (role.type !== 'master') return;
  const step = masterReceives(situation, instance, role, datagram, advert);
  apply(turn, index, step);
  if (step[1].some(isContest)) refuteWithGroup(turn, index);
}

function isContest(effect: Effect): boolean {
  return effect.type === 'notify' && effect.event === 'MASTER_RX_LOWER_PRI';
}

/** Counts the forms that differ from ours, and follows old unicast peers. */
function noteChecksum(turn: Turn, index: number, form: ChecksumForm): void {
  const { plan, instance } = member(turn, index);
  const usual = plan.version === 2 ? 'message' : plan.adverts.checksum;
  if (form === usual) return;
  turn.effects.push({ type: 'otherChecksum', form, instance: plan.name });
  if (form !== 'old unicast' || instance.sendsOldChecksum || !plan.adverts.learnsOldChecksum) return;
  turn.instances[index] = { ...instance, sendsOldChecksum: true };
  turn.effects.push(info(`(${plan.name}) Setting unicast VRRPv3 checksum to old version`));
}

/** Once until the instance changes its role or its master. */
function complain(turn: Turn, index: number, what: DropReason | Oddity, text: string): void {
  const { plan, instance } = member(turn, index);
  if (instance.complaints.includes(what)) return;
  turn.instances[index] = { ...instance, complaints: [...instance.complaints, what] };
  turn.effects.push(info(`(${plan.name}) ${text}`));
}

function drop(turn: Turn, { interface: name }: Datagram, reason: DropReason, to?: InstancePlan): void {
  turn.effects.push({ type: 'drop', reason, interface: name, ...(to && { instance: to.name }) });
}

/** As keepalived counts it: with the IPv4 header, without IPv6's. */
function shortText({ source, payload, ipHeader }: Datagram): string {
  const family = familyOf(source);
  const length = payload.length + (family === 4 ? IPV4_HEADER_LENGTH : 0);
  return `IPv${family} VRRP packet ${ipHeader ? 'with AH ' : ''}too short - ${length} bytes`;
}

/** `log_unknown_vrids`. */
function logUnknown(turn: Turn, { interface: name }: Datagram, virtualRouterId: number): void {
  if (!turn.plan.logsUnknownRouters) return;
  const where = name ?? '(none)';
  turn.effects.push(info(`Unknown VRID(${virtualRouterId}) received on interface(${where}). ignoring...`));
}
