import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type Millis, now } from '../../clock.ts';
import type { Host } from '../../network/host.ts';
import { FIFO } from './routers.ts';

export interface FifoReader extends AsyncDisposable {
  /** Complete lines, oldest first. */
  readonly lines: readonly { readonly time: Millis; readonly text: string }[];
  /** What no line end has followed. */
  rest(): string;
}

const EVERY: Millis = 10;

/** Makes the pipe and reads it all the time, whoever writes: what is in it when a writer dies is not lost. */
export async function readFifo(host: Host): Promise<FifoReader> {
  await host.exec(['mkfifo', '-m', '644', FIFO]);
  const fd = openSync(host.namespace.root + FIFO, constants.O_RDWR | constants.O_NONBLOCK);
  const lines: { time: Millis; text: string }[] = [];
  let rest = '';
  const read = () => {
    for (let text = available(fd); text !== ''; text = available(fd)) {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts.map((line) => ({ time: now(), text: line })));
    }
  };
  const timer = setInterval(read, EVERY);
  return {
    lines,
    rest: () => rest,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      closeSync(fd);
    },
  };
}

function available(fd: number): string {
  const buffer = Buffer.alloc(1 << 16);
  try {
    return buffer.toString('utf8', 0, readSync(fd, buffer));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return '';
    throw error;
  }
}
