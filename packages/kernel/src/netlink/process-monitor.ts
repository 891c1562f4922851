import { Buffer } from 'node:buffer';
import { closeSync, openSync } from 'node:fs';
import type { Addon } from '../addon.ts';
import { errnoOf } from '../errno.ts';
import { attempt } from '../kernel-error.ts';
import type { ProcessEvent, ProcessMonitor, ReceiveBuffer } from '../processes.ts';
import { decodeProcessEvent, encodeListen } from './process-event.ts';
import { resizeBuffer } from './receive-buffer.ts';

/** <linux/netlink.h>, <linux/connector.h> */
const NETLINK_CONNECTOR = 11;
const CN_IDX_PROC = 1;
const MESSAGE_LENGTH = 256;
/** Under a flood the event loop gets its turn after so many events. */
const TURN = 256;
const NOTHING_LEFT = -errnoOf('EAGAIN');

/** Every process that forks, executes, is renamed or ends: the kernel's proc connector. */
export function monitorProcesses(addon: Addon, happened: (event: ProcessEvent) => void): ProcessMonitor {
  const fd = attempt('open netlink socket', 'for process events', () =>
    inFirstNamespace(addon, () => addon.openNetlinkSocket(NETLINK_CONNECTOR, new Uint32Array([CN_IDX_PROC]))),
  );
  const buffer = Buffer.alloc(MESSAGE_LENGTH);
  let open = true;
  const read = () => {
    for (let events = 0; events < TURN && open; events++) {
      const length = addon.receiveMessages(fd, buffer);
      if (length === NOTHING_LEFT) return;
      const event = length < 0 ? LOST : decodeProcessEvent(buffer.subarray(0, length));
      if (event !== undefined) happened(event);
    }
  };
  const resize = (size?: ReceiveBuffer) => resizeBuffer(addon, fd, 'for process events', size);
  try {
    resize();
    attempt('listen', 'to process events', () => addon.sendMessage(fd, encodeListen(process.pid)));
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  const watch = addon.watch(fd, read);
  return {
    resizeBuffer: resize,
    close() {
      if (!open) return;
      open = false;
      addon.unwatch(watch);
      closeSync(fd);
    },
  };
}

const LOST = { type: 'lost' } as const;

/**
 * The kernel knows the connector in its first network namespace only. Who may not go there has to be there already.
 */
function inFirstNamespace<T>(addon: Addon, open: () => T): T {
  const own = openSync('/proc/thread-self/ns/net', 'r');
  const moved = enters(addon, '/proc/1/ns/net');
  try {
    return open();
  } finally {
    if (moved) addon.enterNetworkNamespace(`/proc/self/fd/${own}`);
    closeSync(own);
  }
}

function enters(addon: Addon, namespace: string): boolean {
  try {
    addon.enterNetworkNamespace(namespace);
    return true;
  } catch (error) {
    if (error instanceof Error && 'errno' in error) return false;
    throw error;
  }
}
