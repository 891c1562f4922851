import type { IpAddress } from '@kaconf/net';
import { isAfter, type Stamp } from '../authentication/stamp.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Instance } from './instance.ts';
import type { InstanceStep } from './situation.ts';

/** What tells a new advert from one that somebody has recorded. */
export interface Replay {
  /** The last sequence number of an authentication header, heard or sent: all routers count on together. */
  readonly sequence: number;
  /** With `auth_hmac`, of each sender the newest that was heard; the sender heard last is the last. */
  readonly stamps: readonly HeardStamp[];
}

interface HeardStamp {
  readonly sender: IpAddress;
  readonly stamp: Stamp;
}

export const nothingHeard: Replay = { sequence: 0, stamps: [] };

/** Where there are no peers to count, more senders than a virtual router ever has. */
const SENDERS = 4;
/** Beyond it keepalived does not count on. */
const LAST_SEQUENCE = 0xffff_fffe;

/**
 * @param isCurrent whether the sender's clock may still show that time: what is older was not replayed but reset
 * @returns undefined when the sender has sent it, or a newer one, before
 */
export function withStamp(
  replay: Replay,
  sender: IpAddress,
  stamp: Stamp,
  isCurrent: (stamp: Stamp) => boolean,
  plan: InstancePlan,
): Replay | undefined {
  const known = replay.stamps.find((one) => one.sender === sender)?.stamp;
  if (known && isCurrent(known) && !isAfter(stamp, known)) return undefined;
  const others = replay.stamps.filter((one) => one.sender !== sender);
  const room = Math.max(SENDERS, plan.unicastPeers.length);
  return { ...replay, stamps: [...others, { sender, stamp }].slice(-room) };
}

/** With `auth_type AH` each advert gets the next number, as it leaves; some get the old checksum. */
export function completed(plan: InstancePlan, [instance, effects]: InstanceStep): InstanceStep {
  const isNumbered = plan.adverts.authentication?.type === 'AH';
  if (!isNumbered && !instance.sendsOldChecksum) return [instance, effects];
  let { sequence } = instance.replay;
  const complete = effects.map((effect) => {
    if (effect.type !== 'advertise') return effect;
    if (isNumbered) sequence = Math.min(sequence + 1, LAST_SEQUENCE);
    return {
      ...effect,
      ...(isNumbered && { sequence }),
      ...(instance.sendsOldChecksum && { oldChecksum: true as const }),
    };
  });
  return [withSequence(instance, sequence), complete];
}

export function withSequence(instance: Instance, sequence: number): Instance {
  return { ...instance, replay: { ...instance.replay, sequence } };
}
