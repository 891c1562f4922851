import type { Socket } from 'node:net';
import { type Listening, type Place, UnknownBehaviour } from './backend.ts';
import { listenTcp } from './listener.ts';

const PAUSE = 100;

/** What is done with a connection that was taken. */
const BEHAVIOURS: Readonly<Record<string, (connection: Socket) => unknown>> = {
  accept: (connection) => {
    connection.resume();
    connection.on('end', () => connection.end());
  },
  echo: (connection) => connection.pipe(connection),
  close: (connection) => connection.end(),
  // Not before whoever came knows that it is connected.
  reset: (connection) => setTimeout(() => connection.resetAndDestroy(), PAUSE),
};

/** `accept`, `echo`, `close`, `reset`. */
export function serveTcp(place: Place, behaviour: readonly string[]): Promise<Listening> {
  const serve = BEHAVIOURS[behaviour[0] ?? 'accept'];
  if (serve === undefined) throw new UnknownBehaviour('tcp', behaviour);
  return listenTcp(place, serve);
}
