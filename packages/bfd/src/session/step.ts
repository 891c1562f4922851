import { type Micros, micros, plus, seconds } from '@kaconf/net';
import type { ControlPacket } from '../packet/control-packet.ts';
import type { SessionPlan } from '../plan/plan.ts';
import type { Effect } from './effect.ts';
import { receive } from './receive.ts';
import type { Session } from './session.ts';
import { enterDown } from './transitions.ts';
import { Turn } from './turn.ts';

/** What can happen to a session. */
export type Event =
  /** Its socket is open. */
  | { readonly type: 'opened' }
  /** It cannot be opened, which the log has been told. */
  | { readonly type: 'refused' }
  /** The time of the earliest deadline has come. Deliver what the sockets have queued first. */
  | { readonly type: 'timer' }
  /** `reported`: with `-D -D` each of them has the session's parameters told. */
  | { readonly type: 'packet'; readonly packet: ControlPacket; readonly reported?: boolean };

export type Step = readonly [Session, readonly Effect[]];

/** How long a session whose socket could not be opened waits until it tries again. */
const REOPEN = seconds(60);

export function step(plan: SessionPlan, session: Session, event: Event, now: Micros): Step {
  const turn = new Turn(plan, session, now);
  switch (event.type) {
    case 'opened':
      open(turn);
      break;
    case 'refused':
      refuse(turn);
      break;
    case 'timer':
      tick(turn);
      break;
    case 'packet':
      receive(turn, event.packet, event.reported ?? false);
      break;
  }
  return [turn.session, turn.effects];
}

/** Of a session that begins, or one that has got another socket. */
function open(turn: Turn): void {
  const { state } = turn.session;
  if (state === 'AdminDown') turn.change({ state: 'Down', localDiagnostic: 'No Diagnostic' });
  turn.change({ opensAt: undefined });
  turn.effects.push({ type: 'tell', up: state === 'Up' });
  turn.transmit();
}

function refuse(turn: Turn): void {
  const { state } = turn.session;
  turn.change({ opensAt: plus(turn.now, REOPEN) });
  if (state === 'AdminDown') return;
  turn.say('error', 'Unable to open output socket, disabling instance');
  turn.change({ state: 'AdminDown', localDiagnostic: 'Administratively Down', expiresAt: undefined });
  turn.change({ transmitAt: undefined, forgetsAt: undefined });
  turn.say('warning', 'Entering AdminDown state');
  turn.effects.push({ type: 'tell', up: false });
}

function tick(turn: Turn): void {
  const isDue = (time: Micros | undefined) => time !== undefined && time <= turn.now;
  if (isDue(turn.session.opensAt)) turn.effects.push({ type: 'open' });
  if (isDue(turn.session.expiresAt)) expire(turn);
  if (isDue(turn.session.forgetsAt)) forget(turn);
  if (isDue(turn.session.transmitAt)) turn.transmit();
}

/** RFC 5880 section 6.8.4. */
function expire(turn: Turn): void {
  const { state, lastSeen, detectionTime } = turn.session;
  const dead = turn.now - lastSeen;
  const overdue = micros(dead - detectionTime);
  const text = `Expired after ${Math.floor(dead / 1000)} ms (${overdue} usec overdue)`;
  if (state === 'Up') turn.say('warning', text);
  else turn.sayMore('warning', text);
  turn.change({ remoteDiscriminator: 0 });
  enterDown(turn, 'Control Detection Time Expired');
  turn.transmit();
}

/** RFC 5880 section 6.8.1, bfd.RemoteDiscr: nothing was heard for a Detection Time. */
function forget(turn: Turn): void {
  turn.change({ forgetsAt: undefined, remoteState: 'Down', remoteDiscriminator: 0 });
  turn.change({ remoteDiagnostic: 'No Diagnostic', remoteDemand: false });
  turn.reschedule();
}
