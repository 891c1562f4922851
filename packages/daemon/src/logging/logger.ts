import { createLogger as createWinston, format, transports } from 'winston';
import { type ConsoleStream, consoleLine, consoleLines } from './console.ts';

/** keepalived's processes, by the names that syslog knows them by. */
export type ProcessName = 'Keepalived' | 'Keepalived_vrrp' | 'Keepalived_healthcheckers' | 'Keepalived_bfd';

/** The severities in use, with syslog's numbers (RFC 5424 section 6.2.1); a detail is an `info` that `-D` asks for. */
const levels = { alert: 1, error: 3, warning: 4, info: 6, detail: 7 } as const;

/** A log line a call; texts are keepalived's, without time, name or line end. */
export type Log = Readonly<Record<keyof typeof levels, (text: string) => void>>;

export interface Logging {
  /** Who is speaking: part of every entry. The console does not show it. */
  readonly process: ProcessName;
  /** `-l` in the foreground. Without it nothing is written: syslog needs Unix datagrams, which Node does not have. */
  readonly console: boolean;
  /** `-D`. */
  readonly detail: boolean;
}

export function createLogger(logging: Logging, stream?: ConsoleStream): Log {
  const winston = createWinston({
    levels,
    level: logging.detail ? 'detail' : 'info',
    defaultMeta: { process: logging.process },
    format: format.printf(({ message }) => consoleLine(new Date(), String(message))),
    silent: !logging.console,
    transports: logging.console
      ? [new transports.Stream({ stream: consoleLines(stream ?? process.stderr) })]
      : [],
  });
  const say = (level: keyof typeof levels) => (text: string) => {
    winston.log(level, text);
  };
  return {
    alert: say('alert'),
    error: say('error'),
    warning: say('warning'),
    info: say('info'),
    detail: say('detail'),
  };
}
