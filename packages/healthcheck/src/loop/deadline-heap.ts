/** Something that is due at some time, and knows where the heap has it. */
export interface Due {
  dueAt: number;
  /** −1: nowhere. */
  heapIndex: number;
}

/** A binary heap, the earliest first, whose members can be moved and taken out wherever they are. */
export class DeadlineHeap<T extends Due> {
  readonly #heap: T[] = [];

  get earliest(): T | undefined {
    return this.#heap[0];
  }

  /** Puts it in, or where it belongs by now. */
  set(item: T, dueAt: number): void {
    const isNew = item.heapIndex < 0;
    const isEarlier = isNew || dueAt < item.dueAt;
    item.dueAt = dueAt;
    if (isNew) item.heapIndex = this.#heap.push(item) - 1;
    if (isEarlier) this.#rise(item);
    else this.#sink(item);
  }

  delete(item: T): void {
    const index = item.heapIndex;
    if (index < 0) return;
    item.heapIndex = -1;
    const last = this.#heap.pop();
    if (last === undefined || last === item) return;
    this.#put(last, index);
    this.#rise(last);
    this.#sink(last);
  }

  #rise(item: T): void {
    let index = item.heapIndex;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above] as T;
      if (parent.dueAt <= item.dueAt) break;
      this.#put(parent, index);
      index = above;
    }
    this.#put(item, index);
  }

  #sink(item: T): void {
    let index = item.heapIndex;
    for (;;) {
      const child = this.#earlierChild(index);
      if (child === undefined || child.dueAt >= item.dueAt) break;
      const below = child.heapIndex;
      this.#put(child, index);
      index = below;
    }
    this.#put(item, index);
  }

  #earlierChild(index: number): T | undefined {
    const left = this.#heap[2 * index + 1];
    const right = this.#heap[2 * index + 2];
    return left !== undefined && right !== undefined && right.dueAt < left.dueAt ? right : left;
  }

  #put(item: T, index: number): void {
    this.#heap[index] = item;
    item.heapIndex = index;
  }
}
