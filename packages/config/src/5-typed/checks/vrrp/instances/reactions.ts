import { seconds } from '@kaconf/net';
import type { VrrpInstance } from '../../../../config.ts';
import { OWNER } from '../../../../schema/types/vrrp/priority.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { Check } from '../../check.ts';
import { warn } from '../instance-finding.ts';
import type { ReadInstance } from './complete-instance.ts';

/** How it deals with others, and what strict mode leaves of that. */
export type Reactions = Pick<
  VrrpInstanceBlock,
  | 'accept'
  | 'mcast_dst_ip'
  | 'garp_lower_prio_repeat'
  | 'garp_lower_prio_delay'
  | 'lower_prio_no_advert'
  | 'higher_prio_send_advert'
  | 'owner_ignore_adverts'
>;

type Election = Pick<VrrpInstance, 'version' | 'priority'>;

export function checkReactions(instance: ReadInstance, election: Election, check: Check): Reactions {
  const { strict_mode } = instance;
  const reactions = {
    accept: checkAccept(instance, election, check),
    mcast_dst_ip: checkGroup(instance, check),
    ...(strict_mode ? strictReactions(instance, check) : lenientReactions(instance)),
  };
  return { ...reactions, owner_ignore_adverts: checkOwner(instance, election, check) };
}

/** RFC 3768 has no accept mode, and RFC 9568 has it off. */
function checkAccept(instance: ReadInstance, { priority, version }: Election, check: Check): boolean {
  const { name, accept, strict_mode, spans } = instance;
  if (spans.accept === undefined) return priority === OWNER || !strict_mode;
  if (!accept || priority === OWNER || !strict_mode || version === 3) return accept;
  const line = `(${name}) warning - accept mode for VRRP version 2 does not comply with RFC3768 - resetting`;
  warn(instance, { keyword: 'accept', message: 'accept has no effect in strict mode', line }, check);
  return false;
}

function checkGroup(instance: ReadInstance, check: Check): ReadInstance['mcast_dst_ip'] {
  const { name, mcast_dst_ip, unicast_peer } = instance;
  if (mcast_dst_ip === undefined || unicast_peer.length === 0) return mcast_dst_ip;
  const line = `(${name}) multicast destination specified with unicast - ignoring`;
  warn(
    instance,
    { keyword: 'mcast_dst_ip', message: 'mcast_dst_ip has no effect with unicast', line },
    check,
  );
  return;
}

type Strict = Omit<Reactions, 'accept' | 'mcast_dst_ip' | 'owner_ignore_adverts'>;

function lenientReactions(instance: ReadInstance): Strict {
  const { garp_lower_prio_repeat, garp_lower_prio_delay, lower_prio_no_advert, higher_prio_send_advert } =
    instance;
  return { garp_lower_prio_repeat, garp_lower_prio_delay, lower_prio_no_advert, higher_prio_send_advert };
}

/** What strict mode wants, and what keepalived says to those who write something else. */
const STRICT = {
  garp_lower_prio_repeat: [0, 'Strict mode requires no repeat garps. resetting'],
  garp_lower_prio_delay: [seconds(0), 'Strict mode requires no repeat garp delay. resetting'],
  lower_prio_no_advert: [true, 'Strict mode requires no lower priority advert. resetting'],
  higher_prio_send_advert: [false, 'strict mode requires higher_prio_send_advert to be clear. resetting'],
} as const satisfies { readonly [K in keyof Strict]: readonly [Strict[K], string] };

function strictReactions(instance: ReadInstance, check: Check): Strict {
  for (const [keyword, [wanted, text]] of Object.entries(STRICT)) {
    const name = keyword as keyof Strict;
    if (instance.spans[name] === undefined || instance[name] === wanted) continue;
    const message = `${keyword} has no effect in strict mode`;
    warn(instance, { keyword, message, line: `(${instance.name}) ${text}` }, check);
  }
  const { garp_lower_prio_repeat: repeat, garp_lower_prio_delay: delay } = STRICT;
  return {
    garp_lower_prio_repeat: repeat[0],
    garp_lower_prio_delay: delay[0],
    lower_prio_no_advert: STRICT.lower_prio_no_advert[0],
    higher_prio_send_advert: STRICT.higher_prio_send_advert[0],
  };
}

/** Only the owner can be deaf; where it is said that it is not, keepalived takes that for strict mode. */
function checkOwner(instance: ReadInstance, { priority }: Election, check: Check): boolean {
  const { name, owner_ignore_adverts: ignores, strict_mode, spans } = instance;
  const keyword = 'owner_ignore_adverts';
  if (spans.owner_ignore_adverts === undefined) return priority === OWNER && (strict_mode || ignores);
  if (ignores && priority !== OWNER) {
    const line = `(${name}) ignoring owner_ignore_adverts since priority is not ${OWNER}`;
    const message = `owner_ignore_adverts has no effect with priority ${priority}`;
    warn(instance, { keyword, message, line }, check);
  } else if (!ignores && priority === OWNER) {
    const line = `(${name}) strict_mode with priority ${OWNER} requires owner_ignore_adverts`;
    const message = 'keepalived turns owner_ignore_adverts on for an owner that turns it off';
    warn(instance, { keyword, message, hint: 'leave it out', line }, check);
  }
  return priority === OWNER;
}
