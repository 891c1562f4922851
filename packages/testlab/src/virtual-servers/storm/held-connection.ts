import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../../backends/backend.ts';
import { type Millis, now } from '../../clock.ts';
import type { Namespace } from '../../network/namespace.ts';
import { within } from '../../network/within.ts';

const PAUSE: Millis = 100;

/** A connection that is held open, to a server that echoes. Disposing of it closes it. */
export interface HeldConnection extends Disposable {
  /** @throws Error when what is said does not come back within `patience`, or the connection is gone */
  echo(text: string, patience: Millis): Promise<void>;
}

/** Tries until somebody accepts it. @throws Error when nobody does within `patience` */
export async function holdConnection(
  client: Namespace,
  place: Place,
  patience: Millis,
): Promise<HeldConnection> {
  const socket = await connected(client, place, now() + patience);
  // What comes of an error is said by who waits for an echo.
  socket.on('error', () => undefined);
  return {
    async echo(text, patience) {
      if (socket.destroyed) throw new Error('the connection is gone');
      socket.write(text);
      const echoed = await read(socket, Buffer.byteLength(text), AbortSignal.timeout(patience));
      if (echoed !== text) throw new Error(`of “${text}” came back “${echoed}”`);
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

async function connected(client: Namespace, { address, port }: Place, deadline: Millis): Promise<Socket> {
  for (;;) {
    const socket = await within(client, async () => connect({ host: address, port, noDelay: true }));
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      if (now() > deadline) throw error;
      await sleep(PAUSE);
    }
  }
}

async function read(socket: Socket, length: number, signal: AbortSignal): Promise<string> {
  let text = '';
  while (text.length < length) {
    const [data]: Buffer[] = await once(socket, 'data', { signal });
    text += data;
  }
  return text;
}
