import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import { type Millis, now } from '../clock.ts';
import { FIRST } from '../process/real-time.ts';
import { end } from '../process/spawn.ts';
import type { Host } from './host.ts';

/** What the kernel of a host says, as it happens: no poll can miss a blink. */
export interface Monitor<Entry extends { readonly time: Millis }> extends Chronicle<Entry>, AsyncDisposable {}

/** What is of interest, in the words of `ip monitor`. */
export interface Subject<Entry> {
  readonly objects: readonly string[];
  /** `ip` does not say when it listens: this changes something of the kind, and is done again until it tells. */
  readonly sign: string;
  /** Nothing for the sign itself, and for what does not matter. */
  read(line: string, time: Millis): Entry | undefined;
}

export async function monitor<Entry extends { readonly time: Millis }>(
  host: Host,
  { objects, sign, read }: Subject<Entry>,
): Promise<Monitor<Entry>> {
  const entries = openChronicle<Entry>();
  const listener = host.start([...FIRST, 'ip', '-o', 'monitor', ...objects]);
  let listening = false;
  createInterface({ input: listener.stdout }).on('line', (line) => {
    listening = true;
    const entry = read(line, now());
    if (entry !== undefined) entries.record(entry);
  });
  while (!listening) {
    await host.exec(['sh', '-c', sign]);
    await sleep(5);
  }
  return { ...entries, [Symbol.asyncDispose]: () => end(listener) };
}
