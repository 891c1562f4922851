import type { CheckerPlan, VirtualServerPlan } from '../plan/plan.ts';
import type { Former } from './migration.ts';
import type { CheckerState, ServerState } from './state.ts';
import type { Turn } from './turn.ts';

/**
 * Whether a virtual server goes on exactly as it was: it is planned as before, and nothing is to be thought anew of it. Of
 * thousands that is so of nearly all. What shares services with others, or hears of files, is looked at closely.
 */
export function isUntouched(plan: VirtualServerPlan, { plan: before, state }: Former): boolean {
  if (plan.group !== undefined || !state.present || !isEqual(plan, before)) return false;
  if (plan.servers.some(({ checkers }) => checkers.some(({ kind }) => kind === 'FILE_CHECK'))) return false;
  return state.servers.every(
    ({ checkers, lost }, server) =>
      lost === 0 &&
      checkers.every((checker, index) => isSettled(checker, plan.servers[server]?.checkers[index])),
  );
}

/** After a reload one that has not run counts as up, unless it is an alpha beside one that has failed. */
function isSettled({ hasRun, up }: CheckerState, plan: CheckerPlan | undefined): boolean {
  return hasRun || (up && plan?.alpha === false);
}

/** Only ha_suspend begins anew. */
export function continueService(turn: Turn, index: number, { state }: Former): void {
  const { addresses } = turn.service(index);
  const isPaused = state.servers.some(({ checkers }) => checkers.some(({ enabled }) => !enabled));
  const servers = isPaused ? state.servers.map(enableAll) : state.servers;
  turn.changeService(index, { ...state, addresses, servers });
}

function enableAll(server: ServerState): ServerState {
  return { ...server, checkers: server.checkers.map((it) => ({ ...it, enabled: true })) };
}

/** Of plain data. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => isEqual(a[key as keyof typeof a], b[key as keyof typeof b]));
}
