export { type Addressed, type Arrival, addressed, type Dropped } from './addressee.ts';
export { type ControlPacket, decodeControlPacket, encodeControlPacket } from './packet/control-packet.ts';
export { planSessions } from './plan/from-config.ts';
export type { BfdPlan, Listeners, SessionPlan } from './plan/plan.ts';
export type { DropReason, Effect } from './session/effect.ts';
export { remoteTransmitInterval, transmitInterval } from './session/intervals.ts';
export { isSameSession, reload } from './session/reload.ts';
export { type Chance, deadline, newSession, type Session } from './session/session.ts';
export { type Event, type Step, step } from './session/step.ts';
