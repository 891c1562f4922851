import { createInterface } from 'node:readline';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import type { Millis } from '../clock.ts';
import type { Host } from '../network/host.ts';
import { end } from '../process/spawn.ts';

export interface Answer {
  readonly time: Millis;
  /** Counts the requests: a gap is what was lost. */
  readonly sequence: number;
}

/** What the service's users see: an echo request every so often, for ever. */
export interface Pings extends Chronicle<Answer>, AsyncDisposable {}

export const PING_INTERVAL: Millis = 50;

/** `[1763718120.264672] 64 bytes from 10.0.0.10: icmp_seq=7 ttl=64 time=0.031 ms` */
const ANSWER = /^\[([\d.]+)\] \d+ bytes from .*icmp_seq=(\d+)/;

export function startPings(from: Host, address: string): Pings {
  const answers = openChronicle<Answer>();
  const ping = from.start(['ping', '-n', '-D', '-i', String(PING_INTERVAL / 1000), address]);
  createInterface({ input: ping.stdout }).on('line', (line) => {
    const [, seconds, sequence] = ANSWER.exec(line) ?? [];
    if (sequence !== undefined) answers.record({ time: Number(seconds) * 1000, sequence: Number(sequence) });
  });
  return {
    ...answers,
    [Symbol.asyncDispose]: () => end(ping),
  };
}

/** Requests that nobody answered, from the last answer before `since` to the last one. */
export function lost(answers: readonly Answer[], since: Millis): number {
  const base = answers.findLastIndex((answer) => answer.time <= since);
  const recent = answers.slice(Math.max(base, 0));
  const [first, last] = [recent.at(0), recent.at(-1)];
  return first && last ? last.sequence - first.sequence - (recent.length - 1) : 0;
}
