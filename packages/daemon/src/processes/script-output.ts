import type { Command } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';

/** Of one run; a script that writes without end is not to fill the log. */
const MOST_LINES = 100;
const LONGEST_LINE = 1000;

/** `--log-scripts`: logs what a script writes line by line, `check_nginx: connection refused`. keepalived discards it. */
export function scriptOutput({ words }: Command, log: Log): (text: string) => void {
  const name = words[0]?.split('/').at(-1);
  let rest = '';
  let lines = 0;
  return (text) => {
    const parts = (rest + text).split('\n');
    rest = (parts.pop() ?? '').slice(0, LONGEST_LINE);
    for (const line of parts) {
      if (line === '' || ++lines > MOST_LINES) continue;
      log.detail(`${name}: ${line.slice(0, LONGEST_LINE)}`);
      if (lines === MOST_LINES) log.detail(`${name}: what else it writes is not logged`);
    }
  };
}
