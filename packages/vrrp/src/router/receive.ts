import { familyOf } from '@kaconf/net';
import { whyRefused } from '../instance/accept.ts';
import { backupReceives } from '../instance/backup.ts';
import { masterReceives } from '../instance/master-receives.ts';
import { type Oddity, oddities } from '../instance/oddities.ts';
import type { Situation } from '../instance/situation.ts';
import { type Advertisement, decodeAdvertisement, peekVirtualRouterId } from '../packet/advertisement.ts';
import type { DropReason } from '../packet/drop.ts';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { type Effect, info } from './effect.ts';
import { refuteWithGroup } from './elections.ts';
import type { Datagram } from './event.ts';
import { refusalText } from './refusal-text.ts';
import { apply, member, type Turn } from './turn.ts';

/** A datagram of IP protocol 112: for one of our virtual routers, or a counted reason why not. */
export function receive(turn: Turn, datagram: Datagram): void {
  const virtualRouterId = peekVirtualRouterId(datagram.payload);
  const index =
    virtualRouterId === undefined
      ? undefined
      : lookup(turn.plan).router(datagram.interface, familyOf(datagram.source), virtualRouterId);
  if (index === undefined) {
    drop(turn, datagram, virtualRouterId === undefined ? 'too short' : 'unknown VRID');
    return;
  }
  const { plan, instance, situation } = member(turn, index);
  const { type } = instance.role;
  if (!situation || (type !== 'backup' && type !== 'master')) {
    drop(turn, datagram, 'instance in fault', plan);
    return;
  }
  const advert = examine(plan, datagram);
  if (typeof advert === 'string') {
    drop(turn, datagram, advert, plan);
    complain(turn, index, advert, refusalText(plan, advert, datagram));
    return;
  }
  deliver(turn, index, situation, datagram, advert);
  for (const { oddity, text } of oddities(plan, advert, datagram.source)) complain(turn, index, oddity, text);
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

function examine(plan: InstancePlan, datagram: Datagram): Advertisement | DropReason {
  const decoded = decodeAdvertisement(datagram.payload, datagram);
  if (!decoded.ok) return decoded.reason;
  return whyRefused(plan, datagram, decoded.advertisement) ?? decoded.advertisement;
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
