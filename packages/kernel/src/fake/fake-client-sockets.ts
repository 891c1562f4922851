import type { ClientConnection, ClientSockets, ConnectResult } from '../client.ts';
import { errnoOf } from '../errno.ts';

/** Who listens in memory, by `ADDRESS PORT`; whoever does not refuses connections. Nobody is asked otherwise than by TCP. */
export class FakeServers {
  readonly listening = new Set<string>();
  readonly #soon: (task: () => void) => void;

  constructor(soon: (task: () => void) => void) {
    this.#soon = soon;
  }

  open(): ClientSockets {
    const connect = (connection: ClientConnection, told: (result: ConnectResult) => void) => {
      let isAwaited = true;
      this.#soon(() => {
        if (isAwaited) told(this.#answer(connection));
      });
      return {
        cancel: () => {
          isAwaited = false;
        },
      };
    };
    const nobody = {
      type: 'refused',
      step: 'socket',
      errno: errnoOf('EAFNOSUPPORT'),
      unreachable: false,
    } as const;
    return { tryConnect: connect, connect, openDatagram: () => nobody, close: () => undefined };
  }

  #answer({ address, port }: ClientConnection): ConnectResult {
    return this.listening.has(`${address} ${port}`)
      ? { type: 'connected', fd: -1 }
      : { type: 'failed', errno: errnoOf('ECONNREFUSED') };
  }
}
