import { MessageType } from 'netlink/dist/constants.js';
import { getS32, type NetlinkMessage } from 'netlink/dist/structs.js';
import { errnoOf } from '../errno.ts';
import type { GenericRequest, Purpose } from '../generic-netlink.ts';
import { KernelError } from '../kernel-error.ts';
import { encodeBatch, lengthOf, type NumberedRequest } from './generic-message.ts';
import type { NetlinkSocket } from './netlink-socket.ts';

/**
 * How much may wait for its answer. All of it may be refused, and a refusal carries the request back: with the kernel's
 * bookkeeping these take 180 KiB, and a socket by default has room for 208.
 */
const BATCH_REQUESTS = 128;
const BATCH_OCTETS = 32 * 1024;

const NOTHING_LEFT = -errnoOf('EAGAIN');

interface Numbered extends NumberedRequest, GenericRequest {}

/** What was refused, at its place. */
export function performBatches(
  socket: NetlinkSocket,
  type: number,
  requests: readonly GenericRequest[],
): (KernelError | undefined)[] {
  return batches(requests).flatMap((batch) => performBatch(socket, type, batch));
}

/** In order, as many at a time as may wait. */
export function batches(requests: readonly GenericRequest[]): GenericRequest[][] {
  const all: GenericRequest[][] = [];
  let current: GenericRequest[] = [];
  let octets = 0;
  for (const request of requests) {
    const length = lengthOf(request.payload);
    // One that is longer goes alone.
    if (current.length === 0 || current.length === BATCH_REQUESTS || octets + length > BATCH_OCTETS) {
      current = [];
      all.push(current);
      octets = 0;
    }
    current.push(request);
    octets += length;
  }
  return all;
}

function performBatch(socket: NetlinkSocket, type: number, requests: readonly GenericRequest[]) {
  const batch = requests.map((request): Numbered => ({ ...request, sequence: socket.nextSequence() }));
  try {
    socket.send(encodeBatch(type, batch));
  } catch (error) {
    return batch.map(({ purpose: { operation, object } }) => KernelError.from(error, operation, object));
  }
  const { results, unanswered } = receiveResults(socket, batch.at(-1)?.sequence ?? 0);
  return batch.map(({ sequence, purpose }) => judge(results.get(sequence) ?? unanswered, purpose));
}

/** Purposes are only read for a refusal: to put ten thousand into words would take longer than to do them. */
function judge(errno: number, purpose: Purpose): KernelError | undefined {
  return errno === 0 ? undefined : new KernelError(errno, purpose.operation, purpose.object);
}

/**
 * The kernel goes through a datagram in order and only says what it refuses. That the last one is answered, and nothing
 * was lost, proves the others.
 */
function receiveResults(socket: NetlinkSocket, last: number) {
  const results = new Map<number, number>();
  let overrun = 0;
  for (let messages = socket.receive(); messages !== NOTHING_LEFT; messages = socket.receive()) {
    if (typeof messages === 'number') overrun = -messages;
    else for (const message of messages) note(message, results);
  }
  const unanswered = overrun === 0 && !results.has(last) ? -NOTHING_LEFT : overrun;
  return { results, unanswered };
}

function note({ type, seq, data }: NetlinkMessage, results: Map<number, number>): void {
  if (type === MessageType.ERROR) results.set(seq, -getS32(data.subarray(0, 4)));
}
