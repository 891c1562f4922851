import { constants } from 'node:os';

/** How keepalived reports the end of a child: `exited due to signal 9 (Killed)`. */
export function endingText(name: string, status: number | null, signal: NodeJS.Signals | null): string {
  if (signal === null) return `${name} exited with status ${status}`;
  return `${name} exited due to signal ${constants.signals[signal]} (${signal})`;
}
