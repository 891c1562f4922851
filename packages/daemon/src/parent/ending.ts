import { constants } from 'node:os';
import { permanentError } from '../exit-status.ts';

/** How keepalived reports the end of a child: `Keepalived_vrrp exited due to signal 9 (SIGKILL)`. */
export function endingText(name: string, status: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `${name} exited due to signal ${constants.signals[signal]} (${signal})`;
  const permanent = permanentError(status);
  if (permanent !== undefined) return `${name} exited with permanent error ${permanent}. Terminating`;
  return `${name} exited with status ${status}`;
}
