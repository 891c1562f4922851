import { micros } from '@kaconf/net';
import type { Expectation, Repeat } from './sockets.ts';

/** More than an interface can have virtual routers. */
const ROOM = 1024;

interface Expected extends Expectation {
  readonly id: number;
}

/** The datagrams of a socket that are to come again, each with a number, how often it has, and when it did last. */
export class ExpectedDatagrams {
  /** By number: µs of CLOCK_MONOTONIC, written by the addon; 0 when it was told. */
  readonly heard = new Float64Array(ROOM);
  /** By number, as well: how many have come since then. */
  readonly counts = new Uint32Array(ROOM);
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
      if (!this.#all.delete(id)) return 0;
      const { count } = this.#take(id);
      this.#free.push(id);
      forgotten(id);
      return count;
    };
    const expected = { id, forget };
    this.#all.set(id, expected);
    return expected;
  }

  /** Those that have come since they were last asked for. */
  takeHeard(): Repeat[] {
    const heard: Repeat[] = [];
    for (const [id, expectation] of this.#all) {
      if (this.counts[id] === 0) continue;
      heard.push({ expectation, ...this.#take(id) });
    }
    return heard.sort((one, other) => one.time - other.time);
  }

  #take(id: number): Omit<Repeat, 'expectation'> {
    const taken = { time: micros(this.heard[id] ?? 0), count: this.counts[id] ?? 0 };
    this.heard[id] = 0;
    this.counts[id] = 0;
    return taken;
  }
}
