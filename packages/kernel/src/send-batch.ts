import type { Refused } from './addon.ts';
import { KernelError } from './kernel-error.ts';
import { OutgoingRecords } from './outgoing-records.ts';
import type { SendFailure } from './sockets.ts';

export interface Sending<Item> {
  /** For the error: `send datagram`. */
  readonly operation: string;
  /** For the error: `from 10.0.0.11 to 224.0.0.18`. */
  describe(item: Item): string;
  /** False when there is no room left. */
  write(records: OutgoingRecords, item: Item): boolean;
  send(records: OutgoingRecords): Refused;
}

/** Sending is synchronous, so one buffer serves all sockets. */
const records = new OutgoingRecords();

/** Fills the buffer and sends it, more than once when the batch is longer than the buffer. */
export function sendBatch<Item>(batch: readonly Item[], sending: Sending<Item>): readonly SendFailure[] {
  const failures: SendFailure[] = [];
  let next = 0;
  while (next < batch.length) {
    const written = write(batch.slice(next), sending);
    failures.push(...failuresOf(sending, batch, next, sending.send(records)));
    next += written;
  }
  return failures;
}

function write<Item>(batch: readonly Item[], sending: Sending<Item>): number {
  records.clear();
  const full = batch.findIndex((item) => !sending.write(records, item));
  if (full === 0) throw new RangeError(`too long to ${sending.operation}`);
  return records.count;
}

function failuresOf<Item>(
  sending: Sending<Item>,
  batch: readonly Item[],
  first: number,
  refused: Refused = [],
) {
  return refused.map(([position, errno]): SendFailure => {
    const index = first + position;
    const object = sending.describe(batch[index] as Item);
    return { index, error: new KernelError(errno, sending.operation, object) };
  });
}
