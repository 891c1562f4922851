import { closeSync } from 'node:fs';
import type { Addon } from './addon.ts';
import { attempt, KernelError } from './kernel-error.ts';
import type { UnixDatagram } from './sockets.ts';

export function openUnixDatagram(addon: Addon, path: string): UnixDatagram {
  const fd = attempt('open Unix socket', `to ${path}`, () => addon.openUnixSocket());
  let open = true;
  return {
    send: (bytes) => {
      const refused = addon.sendUnix(fd, path, bytes);
      return refused === 0 ? undefined : new KernelError(-refused, 'send to', path);
    },
    close: () => {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
