import { fieldsOf } from './fields.ts';
import type { SyslogSender } from './syslog.ts';

/** Where systemd's journal takes records, if this machine has one. */
export const JOURNAL_SOCKET = '/run/systemd/journal/socket';

/**
 * A record of systemd's journal, `FIELD=value` a line: what syslog would have said, and what it is about, so that
 * `journalctl KEEPALIVED_INSTANCE=VI_1` finds it.
 */
export function journalRecord(sender: SyslogSender, severity: number, message: string): string {
  const about = Object.entries(fieldsOf(message)).map(([name, value]) => [
    `KEEPALIVED_${name.toUpperCase()}`,
    value,
  ]);
  const fields = [
    ['MESSAGE', message],
    ['PRIORITY', severity],
    ['SYSLOG_FACILITY', sender.facility],
    ['SYSLOG_IDENTIFIER', sender.process],
    ['SYSLOG_PID', sender.pid],
    ...about,
  ];
  return fields.map(([name, value]) => `${name}=${oneLine(String(value))}\n`).join('');
}

/** A line end would be that of the field. */
function oneLine(text: string): string {
  return text.replaceAll('\n', ' / ');
}
