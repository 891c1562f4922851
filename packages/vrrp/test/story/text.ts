import { formatPrefix, type Micros } from '@kaconf/net';
import type { Effect, Instance, InstancePlan, VirtualAddress } from '../../src/index.ts';
import { formatRoute } from '../../src/plan/route-text.ts';
import { formatRule } from '../../src/plan/rule-text.ts';

/** 1500000 → `1.5s`. */
export function timeText(time: Micros): string {
  return `${time / 1_000_000}s`;
}

/** @param named with the instance's name, where there are several */
export function effectText(effect: Effect, named: boolean): string {
  const of = named && 'instance' in effect && effect.instance ? `${effect.instance} ` : '';
  switch (effect.type) {
    case 'advertise':
      return `${of}advertise ${advertFacts(effect)}`;
    case 'addAddresses':
      return `${of}add ${addressesText(effect.addresses)}`;
    case 'removeAddresses':
      return `${of}remove ${addressesText(effect.addresses)}`;
    case 'addRoutes':
    case 'removeRoutes':
      return `${effect.type === 'addRoutes' ? 'add' : 'remove'} routes ${effect.routes.map(formatRoute).join(', ')}`;
    case 'addRules':
    case 'removeRules':
      return `${effect.type === 'addRules' ? 'add' : 'remove'} rules ${effect.rules.map(formatRule).join(', ')}`;
    case 'blockAddresses':
      return `${of}block ${addressesText(effect.addresses)}`;
    case 'unblockAddresses':
      return `${of}unblock ${addressesText(effect.addresses)}`;
    case 'announce':
      return `${of}announce ${addressesText(effect.addresses)} x${effect.repeats}${effect.waited ? ', waited' : ''}`;
    case 'notify':
      return `notify ${effect.subject} ${effect.name} ${effect.event} ${effect.priority}${effect.again ? ' again' : ''}`;
    case 'pollLinks':
      return `poll ${effect.links.map((link) => link.interface).join(', ')}`;
    case 'runScript':
      return `run ${effect.script}`;
    case 'dropScript':
      return `drop script ${effect.script}`;
    case 'killScript':
      return `kill ${effect.script} ${effect.signal}`;
    case 'log':
      return `${effect.level === 'info' ? 'log' : 'detail'} ${effect.text}`;
    case 'otherChecksum':
      return `${of}count checksum ${effect.form}`;
    case 'received':
      return `${of}count advert of priority ${effect.priority}`;
    case 'drop':
      return `${of}drop ${effect.reason}`;
  }
}

function advertFacts({ priority, source, sequence, oldChecksum }: Extract<Effect, { type: 'advertise' }>) {
  const number = sequence === undefined ? '' : ` number ${sequence}`;
  return `${priority} from ${source}${number}${oldChecksum ? ' with the old checksum' : ''}`;
}

function addressesText(addresses: readonly VirtualAddress[]): string {
  return addresses.map(({ prefix, interface: name }) => `${formatPrefix(prefix)} ${name}`).join(', ');
}

export function stateText(plan: InstancePlan, { role, priority }: Instance): string {
  const facts = [`${role.type.toUpperCase()} ${priority}`];
  if (role.type === 'master') facts.push(`next advert at ${timeText(role.advertAt)}`);
  if (role.type === 'backup') {
    if (role.master) facts.push(`master ${role.master}`);
    if (role.masterAdvertInterval !== plan.advertInterval) {
      facts.push(`its interval ${timeText(role.masterAdvertInterval)}`);
    }
    if (role.preemptAt !== undefined) facts.push(`preempts from ${timeText(role.preemptAt)}`);
    if (role.heldByGroup) facts.push('held by its group');
    facts.push(`master down at ${timeText(role.masterDownAt)}`);
  }
  return facts.join(', ');
}
