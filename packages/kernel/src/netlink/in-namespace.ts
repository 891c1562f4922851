import { closeSync, openSync } from 'node:fs';
import type { Addon } from '../addon.ts';

/** Sockets that `work` makes are in another network namespace; nothing else is. @throws Error with errno where it cannot be entered */
export function inNamespace<T>(addon: Addon, path: string, work: () => T): T {
  const own = openSync('/proc/thread-self/ns/net', 'r');
  try {
    addon.enterNetworkNamespace(path);
    try {
      return work();
    } finally {
      addon.enterNetworkNamespace(`/proc/self/fd/${own}`);
    }
  } finally {
    closeSync(own);
  }
}
