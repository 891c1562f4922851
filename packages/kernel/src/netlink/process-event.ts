import type { Buffer } from 'node:buffer';
import type { ProcessEvent } from '../processes.ts';

/** <linux/cn_proc.h>: PROC_EVENT_*. */
const NONE = 0x0;
const FORK = 0x1;
const EXEC = 0x2;
const COMM = 0x200;
const EXIT = 0x8000_0000;

/**
 * struct nlmsghdr (16 octets), struct cn_msg (id.idx, id.val, seq, ack; len, flags: 20), struct proc_event (what, cpu,
 * timestamp_ns: 16, then by kind pids of threads and of their processes).
 */
const CONNECTOR = 16;
const EVENT = CONNECTOR + 20;
const DATA = EVENT + 16;
const LENGTH = DATA + 24;
const NAME = DATA + 8;
const NAME_LENGTH = 16;

const NLMSG_DONE = 3;
const CN_IDX_PROC = 1;
const CN_VAL_PROC = 1;
/** <linux/cn_proc.h>: enum proc_cn_mcast_op. */
const LISTEN = 1;

/** Threads come and go without a word. */
export function decodeProcessEvent(message: Buffer): ProcessEvent | undefined {
  if (message.length < LENGTH || message.readUInt32LE(CONNECTOR) !== CN_IDX_PROC) return undefined;
  const at = (index: number) => message.readUInt32LE(DATA + 4 * index);
  const [thread, pid] = [at(0), at(1)];
  switch (message.readUInt32LE(EVENT)) {
    case NONE:
      return { type: 'listening' };
    case FORK:
      return at(2) === at(3) ? { type: 'forked', parent: pid, pid: at(3) } : undefined;
    case EXEC:
      return thread === pid ? { type: 'executed', pid } : undefined;
    case COMM:
      return thread === pid ? { type: 'renamed', pid, name: nameOf(message) } : undefined;
    case EXIT:
      return thread === pid ? { type: 'ended', pid } : undefined;
    default:
      return undefined;
  }
}

function nameOf(message: Buffer): string {
  const [name = ''] = message
    .subarray(NAME, NAME + NAME_LENGTH)
    .toString()
    .split('\0', 1);
  return name;
}

/** Asks the kernel to tell. */
export function encodeListen(pid: number): Uint8Array {
  const message = new DataView(new ArrayBuffer(EVENT + 4));
  const put = (offset: number, ...values: readonly number[]) => {
    for (const [index, value] of values.entries()) message.setUint32(offset + 4 * index, value, true);
  };
  put(0, message.byteLength);
  message.setUint16(4, NLMSG_DONE, true);
  put(12, pid);
  put(CONNECTOR, CN_IDX_PROC, CN_VAL_PROC);
  message.setUint16(CONNECTOR + 16, 4, true);
  put(EVENT, LISTEN);
  return new Uint8Array(message.buffer);
}
