import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import { type Millis, now } from '../clock.ts';
import type { Host } from '../network/host.ts';
import { end } from '../process/spawn.ts';

/** A line as syslogd gets it. */
export interface SystemLogLine {
  readonly time: Millis;
  /** The severity's name. */
  readonly level: string;
  /** `Keepalived_vrrp` */
  readonly process: string;
  readonly text: string;
}

/** What a host logs to syslog. */
export interface SystemLog extends AsyncDisposable {
  readonly lines: Chronicle<SystemLogLine>;
}

/** RFC 3164 section 4.1.1. */
const LEVELS = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'];

/** A /dev of the host's own, with what its programs need of the machine's. */
const OWN_DEV = [
  'mkdir /run/dev && mount -t tmpfs dev /run/dev',
  'for node in null zero full random urandom; do touch /run/dev/$node && mount --bind /dev/$node /run/dev/$node; done',
  'ln -s /proc/self/fd /run/dev/fd && mount --move /run/dev /dev',
].join(' && ');

/** Prints each datagram as a line. */
const RECEIVER = [
  'use Socket; $| = 1;',
  'socket(LOG, AF_UNIX, SOCK_DGRAM, 0) and bind(LOG, sockaddr_un("/dev/log")) or die "no /dev/log: $!";',
  'print "ready\\n"; while (defined recv(LOG, $line, 65536, 0)) { $line =~ s/[\\0\\n]//g; print "$line\\n" }',
].join(' ');

/** @throws Error where the host has a syslogd already */
export async function openSystemLog(host: Host): Promise<SystemLog> {
  await host.exec(['sh', '-ec', OWN_DEV]);
  const receiver = host.start(['perl', '-e', RECEIVER]);
  const lines = openChronicle<SystemLogLine>();
  const text = createInterface({ input: receiver.stdout });
  const refusal = receiver.then(({ exitCode }) => Promise.reject(new Error(`perl ended: ${exitCode}`)));
  await Promise.race([once(text, 'line'), refusal]);
  text.on('line', (line) => {
    for (const one of parseLine(line)) lines.record(one);
  });
  refusal.catch(() => {});
  return { lines, [Symbol.asyncDispose]: () => end(receiver) };
}

/** `<30>Nov 22 05:10:44 Keepalived_vrrp[20]: text` */
function parseLine(line: string): readonly SystemLogLine[] {
  const [, priority, process = '', text = ''] = /^<(\d+)>.{15} ([^[]+)\[\d+\]: (.*)$/.exec(line) ?? [];
  return priority === undefined
    ? []
    : [{ time: now(), level: LEVELS[Number(priority) % LEVELS.length] ?? '', process, text }];
}
