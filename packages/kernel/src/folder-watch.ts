import { Buffer } from 'node:buffer';
import { closeSync, readSync } from 'node:fs';
import type { Addon } from './addon.ts';
import type { FileChange, FolderWatch } from './kernel.ts';
import { attempt } from './kernel-error.ts';

/** <sys/inotify.h> */
const IN_CLOSE_WRITE = 0x08;
const IN_MOVED_FROM = 0x40;
const IN_MOVED_TO = 0x80;
const IN_DELETE = 0x200;
const IN_ISDIR = 0x4000_0000;
const MASK = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE;

/** struct inotify_event: int wd; uint32_t mask, cookie, len; then the name, filled up with NULs. */
const HEADER_LENGTH = 16;
/** A few hundred events. */
const BUFFER_LENGTH = 16_384;

/** inotify(7). What is only being written is no news: half a file says nothing. */
export function watchFolders(addon: Addon, changed: (change: FileChange) => void): FolderWatch {
  const fd = attempt('open inotify', 'for tracked files', () => addon.openInotify());
  const folders = new Map<number, string>();
  const buffer = Buffer.alloc(BUFFER_LENGTH);
  const watch = addon.watch(fd, () => {
    const length = readSync(fd, buffer);
    for (const { watched, mask, file } of inotifyEvents(buffer.subarray(0, length))) {
      const folder = folders.get(watched);
      if (folder === undefined || (mask & IN_ISDIR) !== 0 || (mask & MASK) === 0) continue;
      changed({ folder, file, gone: (mask & (IN_MOVED_FROM | IN_DELETE)) !== 0 });
    }
  });
  let open = true;
  return {
    add(folder) {
      const number = attempt('watch folder', folder, () => addon.watchFolder(fd, folder, MASK));
      folders.set(number, folder);
    },
    close() {
      if (!open) return;
      open = false;
      addon.unwatch(watch);
      closeSync(fd);
    },
  };
}

export interface InotifyEvent {
  readonly watched: number;
  readonly mask: number;
  readonly file: string;
}

export function inotifyEvents(bytes: Buffer): InotifyEvent[] {
  const events: InotifyEvent[] = [];
  for (let at = 0; at + HEADER_LENGTH <= bytes.length; ) {
    const end = at + HEADER_LENGTH + bytes.readUInt32LE(at + 12);
    const name = bytes.subarray(at + HEADER_LENGTH, end).toString();
    const [file = ''] = name.split('\0', 1);
    events.push({ watched: bytes.readInt32LE(at), mask: bytes.readUInt32LE(at + 4), file });
    at = end;
  }
  return events;
}
