import { constants, getPriority, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { KernelError, type ProcessCalls } from '@kaconf/kernel';
import { micros } from '@kaconf/net';

/** What this process was started with, and what it starts gets: a script has no claim to more. */
export const ordinaryNice = getPriority();

/** The nice value of a process that has not been told another. */
export const PRECEDENCE = constants.priority.PRIORITY_HIGH;

/** Most of what it does takes less. */
const SHORT_SLICE = micros(100);

/**
 * Adverts and elections are due to the millisecond whatever else the machine is doing, and take little of it. Where
 * this is not allowed they are due all the same.
 */
export function takePrecedence(calls: ProcessCalls): void {
  allowed(() => setPriority(PRECEDENCE));
  allowed(() => calls.setSessionNice(PRECEDENCE));
  allowed(() => calls.setSlice(SHORT_SLICE));
  // It has little garbage, and threads that help to collect it do not have this priority: it would wait for them.
  setFlagsFromString('--no-parallel-scavenge');
  // A megabyte for what is new is plenty. It would grow in a busy minute, by up to 60, and stay so.
  setFlagsFromString('--semi-space-growth-factor=1');
}

function allowed(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

/** EACCES: not root. ESRCH: it has ended already. */
function isRefusal(error: unknown): boolean {
  if (error instanceof KernelError) return true;
  const { code } = (error as { readonly info?: { readonly code?: string } }).info ?? {};
  return code === 'EACCES' || code === 'EPERM' || code === 'ESRCH';
}
