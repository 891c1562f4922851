import { plus } from '@kaconf/net';
import type { Diagnostic } from '../packet/diagnostic.ts';
import type { SessionState } from '../packet/session-state.ts';
import type { Turn } from './turn.ts';

/** RFC 5880 section 6.8.6: what becomes of a session whose neighbour is in that state; undefined when it stays as it is. */
export function nextState(own: SessionState, remote: SessionState): 'Down' | 'Init' | 'Up' | undefined {
  switch (own) {
    case 'AdminDown':
      return undefined;
    case 'Down':
      if (remote === 'Down') return 'Init';
      return remote === 'Init' ? 'Up' : undefined;
    case 'Init':
      if (remote === 'AdminDown') return 'Down';
      return remote === 'Down' ? undefined : 'Up';
    case 'Up':
      return remote === 'AdminDown' || remote === 'Down' ? 'Down' : undefined;
  }
}

export function enterInit(turn: Turn): void {
  turn.change({ state: 'Init', localDiagnostic: 'No Diagnostic' });
  turn.sayMore('info', 'Entering Init state');
}

export function enterUp(turn: Turn): void {
  const { desiredMinTx, idleTx, requiredMinRx } = turn.plan;
  turn.change({ state: 'Up', localDiagnostic: 'No Diagnostic', desiredMinTx, requiredMinRx });
  turn.say('info', 'Entering Up state');
  if (idleTx !== desiredMinTx) startPoll(turn);
  turn.effects.push({ type: 'tell', up: true });
}

export function startPoll(turn: Turn): void {
  turn.say('detail', 'Starting poll sequence');
  turn.change({ poll: true });
}

export function enterDown(turn: Turn, diagnostic: Diagnostic): void {
  const { state: before, remoteState, remoteDiagnostic, detectionTime } = turn.session;
  const reasons = `(Local diagnostic - ${diagnostic}, Remote diagnostic - ${remoteDiagnostic})`;
  const text = `Entering Down state ${reasons}`;
  if (before === 'Up') turn.say('warning', text);
  else turn.sayMore('warning', text);
  turn.change({
    state: 'Down',
    localDiagnostic: diagnostic,
    poll: false,
    expiresAt: undefined,
    forgetsAt: plus(turn.now, detectionTime),
  });
  // RFC 5882 section 3.2: a neighbour that was told to end the session is no failure of the path.
  if (before === 'Up' && remoteState !== 'AdminDown') turn.effects.push({ type: 'tell', up: false });
}
