import { type Micros, micros } from '@kaconf/net';
import type { SessionPlan } from '../plan/plan.ts';
import { fraction, next } from './random.ts';
import type { Session } from './session.ts';

/** Each interval is shortened by a tenth to a quarter: RFC 5880 section 6.8.7, for a Detect Mult of 1. */
const LEAST_JITTER = 0.1;
const MOST_JITTER = 0.25;

/** Between two packets of ours (RFC 5880 section 6.8.2), before the jitter. */
export function transmitInterval(plan: SessionPlan, session: Session): Micros {
  const desired = session.state === 'Up' ? session.desiredMinTx : plan.idleTx;
  return micros(Math.max(desired, session.remoteMinRx));
}

/** Between two packets of the neighbour, at most. */
export function remoteTransmitInterval({ requiredMinRx, remoteMinTx }: Session): Micros {
  return micros(Math.max(requiredMinRx, remoteMinTx));
}

/** RFC 5880 section 6.8.4. */
export function detectionTime(session: Session): Micros {
  return micros(session.remoteDetectMult * remoteTransmitInterval(session));
}

/** RFC 5880 section 6.8.7: who may send of its own accord. */
export function transmits({ passive }: SessionPlan, session: Session): boolean {
  const { state, remoteState, remoteDiscriminator, remoteMinRx, remoteDemand, poll } = session;
  if (state === 'AdminDown' || session.opensAt !== undefined) return false;
  if (passive && remoteDiscriminator === 0) return false;
  if (remoteMinRx === 0) return false;
  return !(remoteDemand && state === 'Up' && remoteState === 'Up' && !poll);
}

/** The session with the time of its next packet, counted from now. */
export function scheduled(plan: SessionPlan, session: Session, now: Micros): Session {
  const random = next(session.random);
  const jitter = LEAST_JITTER + (MOST_JITTER - LEAST_JITTER) * fraction(random);
  return { ...session, random, transmitAt: micros(now + transmitInterval(plan, session) * (1 - jitter)) };
}
