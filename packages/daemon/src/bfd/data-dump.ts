import { remoteTransmitInterval, type Session, type SessionPlan, transmitInterval } from '@kaconf/bfd';
import { type Micros, micros } from '@kaconf/net';
import { asctime } from '../logging/asctime.ts';
import { sessionText } from './dump.ts';

/** A session as it is, and what its plan does not tell. */
export interface Standing {
  readonly plan: SessionPlan;
  readonly session: Session;
  /** Its last packet could not be sent. */
  readonly sendingFails: boolean;
}

/** keepalived_bfd.data, without what only its own process could make sense of. @param offset of the wall clock's time */
export function dataDump(standings: readonly Standing[], offset: Micros): string {
  const sessions = standings.flatMap((one) => [...sessionText(one.plan), ...stateText(one, offset)]);
  const topology = sessions.length === 0 ? [] : ['------< BFD Topology >------', ...sessions];
  return `${['------< BFD Data >------', ...topology].join('\n')}\n`;
}

function stateText({ plan, session, sendingFails }: Standing, offset: Micros): string[] {
  const interval = transmitInterval(plan, session);
  return [
    `send error = ${sendingFails}`,
    `local state = ${session.state}`,
    `remote state = ${session.remoteState}`,
    `local discriminator = 0x${session.localDiscriminator.toString(16)}`,
    `remote discriminator = 0x${session.remoteDiscriminator.toString(16)}`,
    `local diag = ${session.localDiagnostic}`,
    `remote diag = ${session.remoteDiagnostic}`,
    `remote min tx intv = ${session.remoteMinTx} us`,
    `remote min rx intv = ${session.remoteMinRx} us`,
    'local demand = 0',
    `remote demand = ${session.remoteDemand ? 1 : 0}`,
    `remote detect multiplier = ${session.remoteDetectMult}`,
    `${session.poll ? '' : '!'}poll, !final`,
    `local tx intv = ${interval} us`,
    `remote tx intv = ${remoteTransmitInterval(session)} us`,
    `local detection time = ${session.detectionTime} us`,
    `remote detection time = ${plan.detectMult * interval} us`,
    session.lastSeen === 0 ? 'last_seen = [never]' : `last seen = ${timeText(session.lastSeen, offset)}`,
  ].map((text) => `   ${text}`);
}

function timeText(lastSeen: Micros, offset: Micros): string {
  const time = micros(lastSeen + offset);
  const fraction = String(time % 1_000_000).padStart(6, '0');
  return `${Math.floor(time / 1e6)}.${fraction} (${asctime(new Date(time / 1000))}.${fraction})`;
}
