import type { ControlPacket } from '../packet/control-packet.ts';
import type { SessionPlan } from '../plan/plan.ts';
import type { Session } from './session.ts';

/** What a session says of itself (RFC 5880 section 6.8.7). @param final it answers a Poll */
export function packetOf(plan: SessionPlan, session: Session, final: boolean): ControlPacket {
  return {
    diagnostic: session.localDiagnostic,
    state: session.state,
    poll: session.poll && !final,
    final,
    authentication: false,
    demand: false,
    detectMult: plan.detectMult,
    myDiscriminator: session.localDiscriminator,
    yourDiscriminator: session.remoteDiscriminator,
    desiredMinTx: session.state === 'Up' ? plan.desiredMinTx : plan.idleTx,
    requiredMinRx: plan.requiredMinRx,
  };
}
