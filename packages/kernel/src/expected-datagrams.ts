import { micros } from '@kaconf/net';
import type { Expectation, Repeat } from './sockets.ts';

/** More than an interface can have virtual routers. */
const ROOM = 1024;

interface Expected extends Expectation {
  readonly id: number;
}

/** The datagrams of a socket that are to come again, each with a number, and when each was heard last. */
export class ExpectedDatagrams {
  /** By number: µs of CLOCK_MONOTONIC, written by the addon; 0 when it was told. */
  readonly heard = new Float64Array(ROOM);
  readonly #all = new Map<number, Expected>();
  readonly #free = Array.from({ length: ROOM }, (_, id) => ROOM - 1 - id);

  /**
   * One more.
   * @param forgotten the addon is not to look for that number any more
   * @returns undefined when there is no room
   */
  add(forgotten: (id: number) => void): Expected | undefined {
    const id = this.#free.pop();
    if (id === undefined) return undefined;
    const forget = () => {
      if (!this.#all.delete(id)) return;
      this.heard[id] = 0;
      this.#free.push(id);
      forgotten(id);
    };
    const expected = { id, forget };
    this.#all.set(id, expected);
    return expected;
  }

  /** Those that have come since they were last asked for. */
  takeHeard(): Repeat[] {
    const heard: Repeat[] = [];
    for (const [id, expectation] of this.#all) {
      const time = this.heard[id] ?? 0;
      if (time === 0) continue;
      this.heard[id] = 0;
      heard.push({ expectation, time: micros(time) });
    }
    return heard.sort((one, other) => one.time - other.time);
  }
}
