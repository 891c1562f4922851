import { type Micros, micros } from '@kaconf/net';
import type { SessionPlan } from '../plan/plan.ts';
import type { Session } from './session.ts';
import type { Step } from './step.ts';
import { startPoll } from './transitions.ts';
import { Turn } from './turn.ts';

/** Whether a session under one plan can go on under another: it is with the same neighbour, over the same path. */
export function isSameSession(one: SessionPlan, other: SessionPlan): boolean {
  const { name, neighbor, source, multihop } = other;
  return one.name === name && one.neighbor === neighbor && one.source === source && one.multihop === multihop;
}

/** The same session under a new plan. New intervals hold when the neighbour knows of them (RFC 5880 section 6.8.3). */
export function reload(before: SessionPlan, after: SessionPlan, session: Session, now: Micros): Step {
  const turn = new Turn(after, session, now);
  const { desiredMinTx, requiredMinRx } = after;
  const isUp = session.state === 'Up';
  turn.change({
    desiredMinTx: isUp ? micros(Math.min(session.desiredMinTx, desiredMinTx)) : desiredMinTx,
    requiredMinRx: isUp ? micros(Math.max(session.requiredMinRx, requiredMinRx)) : requiredMinRx,
  });
  const changed = before.desiredMinTx !== desiredMinTx || before.requiredMinRx !== requiredMinRx;
  if (changed && isUp) startPoll(turn);
  turn.effects.push({ type: 'tell', up: isUp });
  turn.reschedule();
  return [turn.session, turn.effects];
}
