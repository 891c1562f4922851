import { plus } from '@kaconf/net';
import type { ControlPacket } from '../packet/control-packet.ts';
import { detectionTime } from './intervals.ts';
import { timerReports } from './reports.ts';
import { enterDown, enterInit, enterUp, nextState } from './transitions.ts';
import type { Turn } from './turn.ts';

/**
 * A packet of the session (RFC 5880 section 6.8.6), whose form and TTL are right.
 *
 * @param isReported whether the session's parameters are told also where they stay
 */
export function receive(turn: Turn, packet: ControlPacket, isReported: boolean): void {
  if (turn.session.opensAt !== undefined) {
    turn.effects.push({ type: 'drop', reason: 'no socket' }, { type: 'open' });
    return;
  }
  const before = turn.session;
  learn(turn, packet);
  turn.effects.push(...timerReports(turn.plan, before, turn.session, isReported));
  const next = nextState(before.state, packet.state);
  if (next === 'Down') enterDown(turn, 'Neighbor Signaled Session Down');
  if (next === 'Init') enterInit(turn);
  if (next === 'Up') enterUp(turn);
  const silentFrom = plus(turn.now, turn.session.detectionTime);
  const isDown = turn.session.state === 'Down';
  turn.change({
    lastSeen: turn.now,
    expiresAt: isDown ? undefined : silentFrom,
    forgetsAt: isDown ? silentFrom : undefined,
  });
  // RFC 5880 section 6.8.7: a change of state is told at once.
  if (next !== undefined) turn.transmit();
  turn.reschedule();
  if (packet.poll) turn.answerPoll();
}

function learn(turn: Turn, packet: ControlPacket): void {
  turn.change({
    remoteDiscriminator: packet.myDiscriminator,
    remoteState: packet.state,
    remoteDiagnostic: packet.diagnostic,
    remoteMinTx: packet.desiredMinTx,
    remoteMinRx: packet.requiredMinRx,
    remoteDemand: packet.demand,
    remoteDetectMult: packet.detectMult,
  });
  if (packet.final) agree(turn);
  turn.change({ detectionTime: detectionTime(turn.session) });
}

/** RFC 5880 section 6.8.3: the neighbour knows our intervals now. */
function agree(turn: Turn): void {
  const { desiredMinTx, requiredMinRx } = turn.plan;
  turn.change({ poll: false, desiredMinTx, requiredMinRx });
}
