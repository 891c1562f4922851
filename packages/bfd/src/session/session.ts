import type { Micros } from '@kaconf/net';
import type { Diagnostic } from '../packet/diagnostic.ts';
import type { SessionState } from '../packet/session-state.ts';
import type { SessionPlan } from '../plan/plan.ts';

/** The state variables of RFC 5880 section 6.8.1, and the deadlines. */
export interface Session {
  readonly state: SessionState;
  readonly remoteState: SessionState;
  readonly localDiscriminator: number;
  /** 0 when nothing was heard for a Detection Time. */
  readonly remoteDiscriminator: number;
  readonly localDiagnostic: Diagnostic;
  readonly remoteDiagnostic: Diagnostic;
  /** While it is up: what holds of the plan's, which is another until the neighbour has agreed to a change. */
  readonly desiredMinTx: Micros;
  readonly requiredMinRx: Micros;
  readonly remoteMinTx: Micros;
  readonly remoteMinRx: Micros;
  readonly remoteDemand: boolean;
  readonly remoteDetectMult: number;
  /** A Poll Sequence is under way. */
  readonly poll: boolean;
  /** How long nothing has to be heard until it is down; 0 when nothing ever was. */
  readonly detectionTime: Micros;
  readonly lastSeen: Micros;
  readonly transmitAt: Micros | undefined;
  readonly expiresAt: Micros | undefined;
  /** When what is known of the neighbour is forgotten. */
  readonly forgetsAt: Micros | undefined;
  /** When its socket is to be opened. */
  readonly opensAt: Micros | undefined;
  /** Of the jitter. */
  readonly random: number;
}

/** What is random about a session. */
export interface Chance {
  /** 32 bits, not 0, and no other session's. */
  readonly discriminator: number;
  readonly seed: number;
}

const NEVER = 0 as Micros;
/** RFC 5880 section 6.8.1: until the neighbour has said it. */
const UNKNOWN_MIN_RX = 1 as Micros;

/** Before its socket is open. */
export function newSession(plan: SessionPlan, { discriminator, seed }: Chance, now: Micros): Session {
  return {
    state: 'Down',
    remoteState: 'Down',
    localDiscriminator: discriminator,
    remoteDiscriminator: 0,
    localDiagnostic: 'No Diagnostic',
    remoteDiagnostic: 'No Diagnostic',
    desiredMinTx: plan.desiredMinTx,
    requiredMinRx: plan.requiredMinRx,
    remoteMinTx: NEVER,
    remoteMinRx: UNKNOWN_MIN_RX,
    remoteDemand: false,
    remoteDetectMult: 0,
    poll: false,
    detectionTime: NEVER,
    lastSeen: NEVER,
    transmitAt: undefined,
    expiresAt: undefined,
    forgetsAt: undefined,
    opensAt: now,
    random: seed,
  };
}

/** The time of the next `timer` event; `undefined` when only the neighbour can make something happen. */
export function deadline({ transmitAt, expiresAt, forgetsAt, opensAt }: Session): Micros | undefined {
  let first = transmitAt;
  for (const other of [expiresAt, forgetsAt, opensAt]) {
    if (first === undefined || (other !== undefined && other < first)) first = other;
  }
  return first;
}
