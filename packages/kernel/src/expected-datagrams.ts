import { micros } from '@kaconf/net';
import type { Expectation, ReceivedDatagram } from './sockets.ts';

/** More than an interface can have virtual routers. */
const ROOM = 1024;

interface Expected extends Expectation {
  readonly id: number;
  readonly datagram: ReceivedDatagram;
}

/** The datagrams of a socket that are to come again, each with a number, and when each was heard last. */
export class ExpectedDatagrams {
  /** By number: µs of CLOCK_MONOTONIC, written by the addon; 0 when it was told. */
  readonly heard = new Float64Array(ROOM);
  readonly #all = new Map<number, Expected>();
  readonly #free = Array.from({ length: ROOM }, (_, id) => ROOM - 1 - id);

  /** @param forgotten the addon is not to look for that number any more */
  add(datagram: ReceivedDatagram, forgotten: (id: number) => void): Expected | undefined {
    const id = this.#free.pop();
    if (id === undefined) return undefined;
    const forget = () => {
      if (!this.#all.delete(id)) return;
      this.heard[id] = 0;
      this.#free.push(id);
      forgotten(id);
    };
    const expected = { id, datagram: { ...datagram, payload: datagram.payload.slice() }, forget };
    this.#all.set(id, expected);
    return expected;
  }

  /** Those that have come since they were last asked for, each as it came last, in that order. */
  takeHeard(): ReceivedDatagram[] {
    const heard: ReceivedDatagram[] = [];
    for (const [id, expected] of this.#all) {
      const time = this.heard[id] ?? 0;
      if (time === 0) continue;
      this.heard[id] = 0;
      heard.push({ ...expected.datagram, time: micros(time), repeats: expected });
    }
    return heard.sort((one, other) => one.time - other.time);
  }
}
