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

/**
 * keepalived_bfd.data. Descriptors and threads of ours would mean nothing to anybody: only whether there are any is told.
 *
 * @param globals the part about `global_defs`
 * @param offset of the wall clock's time
 */
export function dataDump(globals: readonly string[], standings: readonly Standing[], offset: Micros): string {
  const sessions = standings.flatMap((one) => [...sessionText(one.plan), ...stateText(one, offset)]);
  const hops = [false, true].filter((many) => standings.some(({ plan }) => plan.multihop === many));
  const lines = [
    ...globals,
    '------< BFD Data >------',
    ...hops.map((many) => ` ${many ? 'multihop ' : ''}fd_in = 0`),
    ' thread_in = 0x0x1',
    ...(sessions.length === 0 ? [] : ['------< BFD Topology >------', ...sessions]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What waits for its time, in the words of who has a thread for each. */
function threadsText({ opensAt, transmitAt, expiresAt, forgetsAt }: Session): string[] {
  const thread = (due: Micros | undefined) => (due === undefined ? '0x(nil)' : '0x0x1');
  return [
    'fd_out 0',
    `thread_open_fd_out ${thread(opensAt)}`,
    `thread_out ${thread(transmitAt)}`,
    'sands_out = [disabled]',
    `thread_exp ${thread(expiresAt)}`,
    'sands_exp = [disabled]',
    `thread_rst ${thread(forgetsAt)}`,
    'sands_rst = [disabled]',
  ];
}

function stateText({ plan, session, sendingFails }: Standing, offset: Micros): string[] {
  const interval = transmitInterval(plan, session);
  // What nobody has said yet, or not for long, is 0 to keepalived.
  const heard = (value: number) => (session.remoteDiscriminator === 0 ? 0 : value);
  return [
    ...threadsText(session),
    `send error = ${sendingFails}`,
    `local state = ${session.state}`,
    `remote state = ${session.remoteState}`,
    `local discriminator = 0x${session.localDiscriminator.toString(16)}`,
    `remote discriminator = 0x${session.remoteDiscriminator.toString(16)}`,
    `local diag = ${session.localDiagnostic}`,
    `remote diag = ${session.remoteDiagnostic}`,
    `remote min tx intv = ${session.remoteMinTx} us`,
    `remote min rx intv = ${heard(session.remoteMinRx)} us`,
    'local demand = 0',
    `remote demand = ${session.remoteDemand ? 1 : 0}`,
    `remote detect multiplier = ${session.remoteDetectMult}`,
    `${session.poll ? '' : '!'}poll, !final`,
    `local tx intv = ${interval} us`,
    `remote tx intv = ${heard(remoteTransmitInterval(session))} us`,
    `local detection time = ${session.detectionTime} us`,
    `remote detection time = ${heard(plan.detectMult * interval)} us`,
    session.lastSeen === 0 ? 'last_seen = [never]' : `last seen = ${timeText(session.lastSeen, offset)}`,
  ].map((text) => `   ${text}`);
}

function timeText(lastSeen: Micros, offset: Micros): string {
  const time = micros(lastSeen + offset);
  const fraction = String(time % 1_000_000).padStart(6, '0');
  return `${Math.floor(time / 1e6)}.${fraction} (${asctime(new Date(time / 1000))}.${fraction})`;
}
