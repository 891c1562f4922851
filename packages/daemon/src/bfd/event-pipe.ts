import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Micros } from '@kaconf/net';

/** Whether a session is up, as the BFD child tells the others: a line of JSON, which a pipe takes as a whole or not at all. */
export interface BfdEvent {
  readonly session: string;
  readonly up: boolean;
  /** On the clock of both. */
  readonly sentAt: Micros;
}

/** @throws Error EAGAIN when nobody has read for very long */
export function writeBfdEvent(fd: number, event: BfdEvent): void {
  writeSync(fd, `${JSON.stringify(event)}\n`);
}

export function readBfdEvents(fd: number, heard: (event: BfdEvent) => void): void {
  let rest = '';
  const pipe = new Socket({ fd, readable: true, writable: false });
  pipe.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard(JSON.parse(line));
  });
}
