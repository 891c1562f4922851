import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Stands between TLS and its connection, to tell whether TLS was ended or torn: TLS itself hides that. */
export class TearDetector extends Duplex {
  readonly #socket: Socket;
  #ended: 'closed' | 'reset' | undefined;
  #isMute = false;

  constructor(socket: Socket) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    socket.on('data', (octets: Buffer) => {
      if (!this.push(octets)) socket.pause();
    });
    socket.on('end', () => {
      this.#ended = 'closed';
      this.push(null);
    });
    socket.on('error', (error) => {
      this.#ended = 'reset';
      this.destroy(error);
    });
  }

  /** How the connection itself has ended, if it has. */
  get ended(): 'closed' | 'reset' | undefined {
    return this.#ended;
  }

  /** TLS says no more: no goodbye. */
  mute(): void {
    this.#isMute = true;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(octets: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.#isMute || this.#socket.destroyed) done();
    else this.#socket.write(octets, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
