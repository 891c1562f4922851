import { linuxKernel, type UnixDatagram } from '@kaconf/kernel';
import { createLogger as createWinston, format, transports } from 'winston';
import { type ConsoleStream, consoleLine, consoleLines } from './console.ts';
import { JOURNAL_SOCKET, journalRecord } from './journal.ts';
import { jsonLine } from './json.ts';
import { syslogLine, syslogLines } from './syslog.ts';
import type { LogTargets } from './targets.ts';

/** keepalived's processes, by the names that syslog knows them by. */
export type ProcessName = 'Keepalived' | 'Keepalived_vrrp' | 'Keepalived_healthcheckers' | 'Keepalived_bfd';

/** The severities in use, with syslog's numbers (RFC 3164 section 4.1.1); a detail is an `info` that `-D` asks for. */
const levels = { alert: 1, error: 3, warning: 4, info: 6, debug: 7, detail: 8 } as const;
type Level = keyof typeof levels;

/** A log line a call; texts are keepalived's, without time, name or line end. */
export type Log = Readonly<Record<Level, (text: string) => void>>;

export interface Logging extends LogTargets {
  /** Who is speaking: syslog shows it, the console does not. */
  readonly process: ProcessName;
}

/** What a test puts in place of the machine's. */
export interface LogEdges {
  readonly console?: ConsoleStream;
  readonly syslog?: UnixDatagram;
}

export function createLogger(logging: Logging, edges: LogEdges = {}): Log {
  const outputs = [...consoleOutput(logging, edges.console), ...syslogOutput(logging, edges.syslog)];
  const winston = createWinston({
    levels,
    level: logging.detail ? 'detail' : 'debug',
    silent: outputs.length === 0,
    transports: outputs,
  });
  const say = (level: Level) => (text: string) => {
    winston.log(level, text);
  };
  return {
    alert: say('alert'),
    error: say('error'),
    warning: say('warning'),
    info: say('info'),
    debug: say('debug'),
    detail: logging.detail ? say('detail') : () => {},
  };
}

function consoleOutput(
  { console, json = false, process: name, suffix = '' }: Logging,
  stream: ConsoleStream = process.stderr,
) {
  if (!console) return [];
  const lineOf = (time: Date, text: string, level = 'info') =>
    json
      ? jsonLine(time, { level, process: name + suffix, pid: process.pid }, text)
      : consoleLine(time, text);
  const line = format.printf(({ level, message }) => lineOf(new Date(), String(message), level));
  return [new transports.Stream({ stream: consoleLines(stream, lineOf), format: line })];
}

function syslogOutput(
  { facility, process: name, suffix = '', journal = false }: Logging,
  socket?: UnixDatagram,
) {
  if (facility === undefined) return [];
  const sender = { facility, process: name + suffix, pid: process.pid };
  const lineOf = (severity: number, text: string) =>
    journal ? journalRecord(sender, severity, text) : syslogLine(sender, severity, new Date(), text);
  const line = format.printf(({ level, message }) => lineOf(severityOf(level as Level), String(message)));
  const path = journal ? JOURNAL_SOCKET : '/dev/log';
  const stream = syslogLines(socket ?? linuxKernel().openUnixDatagram(path), lineOf);
  return [new transports.Stream({ stream, format: line, eol: '' })];
}

function severityOf(level: Level): number {
  return levels[level === 'detail' ? 'info' : level];
}
