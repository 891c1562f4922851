import { familyOf } from '@kaconf/net';
import { whyRefused } from '../instance/accept.ts';
import { backupReceives } from '../instance/backup.ts';
import type { Instance } from '../instance/instance.ts';
import { masterReceives } from '../instance/master.ts';
import type { InstanceStep, Situation } from '../instance/situation.ts';
import { type Advertisement, decodeAdvertisement, peekVirtualRouterId } from '../packet/advertisement.ts';
import type { DropReason } from '../packet/drop.ts';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { info } from './effect.ts';
import type { Datagram } from './event.ts';
import { apply, type Member, member, type Turn } from './turn.ts';

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
  const addressee = member(turn, index);
  const advert = examine(addressee.plan, datagram);
  if (typeof advert === 'string') {
    complain(turn, datagram, addressee, advert);
    return;
  }
  const { situation, instance } = addressee;
  const step = situation && deliver(situation, instance, datagram, advert);
  if (step) apply(turn, index, step);
  else drop(turn, datagram, 'instance in fault', addressee);
}

function examine(plan: InstancePlan, datagram: Datagram): Advertisement | DropReason {
  const decoded = decodeAdvertisement(datagram.payload, datagram);
  if (!decoded.ok) return decoded.reason;
  return whyRefused(plan, datagram, decoded.advertisement) ?? decoded.advertisement;
}

function deliver(
  situation: Situation,
  instance: Instance,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep | undefined {
  switch (instance.role.type) {
    case 'backup':
      return backupReceives(situation, instance, instance.role, datagram, advert);
    case 'master':
      return masterReceives(situation, instance, instance.role, datagram, advert);
    case 'initial':
    case 'fault':
    case 'stopped':
      return undefined;
  }
}

/** Counts every bad packet, and says so once until the instance changes its role or its master. */
function complain(
  turn: Turn,
  datagram: Datagram,
  { index, plan, instance }: Member,
  reason: DropReason,
): void {
  drop(turn, datagram, reason, { plan });
  if (instance.complaints.includes(reason)) return;
  turn.instances[index] = { ...instance, complaints: [...instance.complaints, reason] };
  turn.effects.push(info(`(${plan.name}) ${refusalText(reason, datagram)}`));
}

function drop(
  turn: Turn,
  { interface: name }: Datagram,
  reason: DropReason,
  to?: Pick<Member, 'plan'>,
): void {
  turn.effects.push({ type: 'drop', reason, interface: name, ...(to && { instance: to.plan.name }) });
}

/** In keepalived's words where it has any. */
function refusalText(reason: DropReason, { source, payload, hopLimit }: Datagram): string {
  const version = (payload[0] ?? 0) >> 4;
  switch (reason) {
    case 'wrong TTL':
      return `invalid TTL/HL from ${source}. Received ${hopLimit} and expect 255`;
    case 'wrong version':
      return `wrong VRRP version from ${source}. Received ${version}`;
    case 'bad checksum':
      return `Invalid VRRPv${version} checksum from ${source}`;
    case 'wrong password':
      return `received an invalid passwd from ${source}!`;
    case 'interval mismatch':
      return `advertisement interval mismatch with ${source} rcv'd=${payload[5]} sec`;
    case 'invalid authentication type':
      return `Invalid auth type from ${source}: ${payload[4]}`;
    case 'authentication type mismatch':
      return `received a ${payload[4]} auth from ${source}`;
    case 'not an advertisement':
      return `Invalid packet type from ${source}. ${(payload[0] ?? 0) & 0x0f} and expect 1`;
    default:
      return `dropping a packet from ${source}: ${reason}`;
  }
}
