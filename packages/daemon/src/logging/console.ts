import { Writable } from 'node:stream';
import { asctime } from './asctime.ts';

/** The part of `process.stderr` that is needed here. */
export interface ConsoleStream {
  /** Bytes that the reader has not taken yet. */
  readonly writableLength: number;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** What may wait for a reader that does not read, in bytes. */
const BACKLOG = 1 << 20;

/** `Sat Nov  7 09:28:57 2026: (VI_1) Entering MASTER STATE`, keepalived's line on the console. */
export const consoleLine = (time: Date, text: string): string => `${asctime(time)}: ${text}`;

/**
 * Takes whole lines. Node hands them over before it returns, to a file, a terminal or a pipe with room, so that none is
 * lost when the process ends. A reader that stops reading never stops the daemon: up to `BACKLOG` waits for it,
 * then lines are lost, and it is told how many once it reads again.
 *
 * @param lineOf how that is written
 */
export function consoleLines(console: ConsoleStream, lineOf = consoleLine): Writable {
  let lost = 0;
  // Once for a stream, however many loggers write to it.
  console.off('error', readerHasGone);
  console.on('error', readerHasGone);
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      if (console.writableLength > BACKLOG) lost++;
      else {
        if (lost > 0)
          console.write(`${lineOf(new Date(), `${lost} log lines were lost, nobody read them`)}\n`);
        lost = 0;
        console.write(line);
      }
      done();
    },
  });
}

/** With it went the only one who could be told. */
function readerHasGone(): void {}
