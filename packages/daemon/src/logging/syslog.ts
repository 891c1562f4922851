import { Writable } from 'node:stream';
import type { UnixDatagram } from '@kaconf/kernel';
import { syslogTime } from './asctime.ts';
import { SyslogQueue } from './syslog-queue.ts';

export interface SyslogSender {
  /** The number of RFC 3164 section 4.1.1. */
  readonly facility: number;
  readonly process: string;
  readonly pid: number;
}

/** syslog's `info` (RFC 3164 section 4.1.1). */
const INFO = 6;

/** `<30>Nov  7 09:28:57 Keepalived_vrrp[4711]: (VI_1) Entering MASTER STATE`, as syslog(3) writes it: without a host name. */
export function syslogLine(sender: SyslogSender, severity: number, time: Date, text: string): string {
  const { facility, process, pid } = sender;
  return `<${8 * facility + severity}>${syslogTime(time)} ${process}[${pid}]: ${text}`;
}

/** Takes whole lines and, while the process runs, never waits for syslogd. What that does not take is lost, and it is told how much that was. */
export function syslogLines(
  socket: UnixDatagram,
  lineOf: (severity: number, text: string) => string,
): Writable {
  const queue = new SyslogQueue(socket, (lost) =>
    lineOf(INFO, `${lost} log lines were lost, syslog did not take them`),
  );
  process.once('exit', () => queue.finish());
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      queue.add(line);
      done();
    },
  });
}
