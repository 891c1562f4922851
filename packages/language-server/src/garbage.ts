import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What garbage is collected in. */
export interface Heap {
  /** In bytes, with what is garbage by now. */
  readonly used: number;
  /** Nothing else is done meanwhile. */
  collect(): void;
}

/** How much larger than what was in use after the last time, for that to be worth while. */
const WORTHWHILE = 2;

/**
 * Collects garbage when nobody types. Each keystroke in a long file leaves much; if V8 itself had to look for what is old of
 * it, a keystroke would wait for that, and those before it take longer.
 */
export class Garbage {
  readonly #heap: Heap;
  #inUse = 0;

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  /** When there is time, and enough has gathered. */
  collect(): void {
    if (this.#heap.used < this.#inUse * WORTHWHILE) return;
    this.#heap.collect();
    this.#inUse = this.#heap.used;
  }
}

/** How much larger it may become, in percent, before V8 collects by itself: that is for whoever types on and on. */
const MOST_GROWTH = 1_000;

/** That of this process: from now on it may grow. */
export function growingHeap(): Heap {
  setFlagsFromString(`--heap-growing-percent=${MOST_GROWTH}`);
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  return {
    get used() {
      return getHeapStatistics().used_heap_size;
    },
    collect: () => collect(),
  };
}
