import { Socket } from 'node:net';
import type { Connection } from '../plan/connection.ts';
import type { Cancellable, ClientSockets, ConnectResult } from '../probe/edge.ts';

export type StreamResult =
  | { readonly type: 'connected'; readonly socket: Socket }
  | Exclude<ConnectResult, { readonly type: 'connected' }>;

/** Connects by TCP. @param told once, before or after this returns, unless it is cancelled; the socket is closed by who is told */
export type ConnectStream = (connection: Connection, told: (result: StreamResult) => void) => Cancellable;

/** Makes streams of descriptors. */
export function streamsOver(sockets: Pick<ClientSockets, 'connect'>): ConnectStream {
  return (connection, told) =>
    sockets.connect(connection, (result) => {
      if (result.type === 'connected') told({ type: 'connected', socket: new Socket({ fd: result.fd }) });
      else told(result);
    });
}
