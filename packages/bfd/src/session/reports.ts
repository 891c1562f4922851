import type { SessionPlan } from '../plan/plan.ts';
import { type Log, log } from './effect.ts';
import { remoteTransmitInterval, transmitInterval } from './intervals.ts';
import type { Session } from './session.ts';

/** What has been agreed on anew: with `-D` all of it, otherwise the Detection Time. @param all also where nothing is new */
export function timerReports(plan: SessionPlan, before: Session, after: Session, all: boolean): Log[] {
  const indent = ' '.repeat(plan.name.length + 2);
  const hasChanged =
    all ||
    before.remoteMinRx !== after.remoteMinRx ||
    before.remoteMinTx !== after.remoteMinTx ||
    before.remoteDetectMult !== after.remoteDetectMult ||
    transmitInterval(plan, before) !== transmitInterval(plan, after);
  const details = hasChanged ? sessionParameters(plan, after, indent) : [];
  if (before.detectionTime === after.detectionTime) return details;
  const was = `(was ${before.detectionTime} us)`;
  return [...details, log('info', `${indent} Detection time is ${after.detectionTime} us ${was}`)];
}

function sessionParameters(plan: SessionPlan, session: Session, indent: string): Log[] {
  const minTx = session.state === 'Up' ? plan.desiredMinTx : plan.idleTx;
  const interval = transmitInterval(plan, session);
  const { remoteMinTx, remoteMinRx, remoteDetectMult, detectionTime } = session;
  const local = columns(minTx, plan.requiredMinRx, interval, plan.detectMult, detectionTime);
  const theirs = remoteTransmitInterval(session);
  const detection = plan.detectMult * interval;
  const remote = columns(remoteMinTx, remoteMinRx, theirs, remoteDetectMult, detection);
  return [
    `(${plan.name}) ---------------< Session parameters >--------------`,
    `${indent}          min_tx  min_rx  tx_intv  mult  detect_time`,
    `${indent} local  ${local}`,
    `${indent} remote ${remote}`,
  ].map((text) => log('detail', text));
}

const WIDTHS = [8, 7, 8, 5, 12];

function columns(...numbers: readonly number[]): string {
  return numbers.map((number, index) => String(number).padStart(WIDTHS[index] ?? 0)).join(' ');
}
