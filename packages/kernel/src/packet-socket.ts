import { closeSync } from 'node:fs';
import type { Addon } from './addon.ts';
import { attempt } from './kernel-error.ts';
import { sendBatch } from './send-batch.ts';
import type { PacketSocket } from './sockets.ts';

export function openPacketSocket(addon: Addon): PacketSocket {
  const fd = attempt('open packet socket', 'for sending', () => addon.openPacketSocket());
  let open = true;
  return {
    send: (batch) =>
      sendBatch(batch, {
        operation: 'send frame',
        describe: ({ ifindex }) => `on interface ${ifindex}`,
        write: (records, { ifindex, frame }) => records.addFrame(ifindex, frame),
        send: (records) => addon.sendFrames(fd, records.bytes, records.count),
      }),
    close: () => {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
