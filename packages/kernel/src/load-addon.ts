import { closeSync, constants, existsSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { constants as os } from 'node:os';
import { getRawAsset, isSea } from 'node:sea';
import { fileURLToPath } from 'node:url';
import type { Addon } from './addon.ts';

const ASSET = 'kaconf.node';
/** Mounts may be noexec, read-only or missing: the first that takes it will do. */
const DIRECTORIES = ['/run', '/tmp', '/dev/shm', '/var/tmp'];
/** From <fcntl.h>: a file without a name. Node does not export it. */
const O_TMPFILE = 0o20000000 | constants.O_DIRECTORY;

let loaded: Addon | undefined;

/** The one that was built here, or the one that a release brings. */
const FILES = [`../build/Release/${ASSET}`, `../prebuilds/linux-${process.arch}/${ASSET}`];

/** The addon beside this module, or the one inside the single executable. */
export function loadAddon(): Addon {
  loaded ??= isSea() ? loadAsset(new Uint8Array(getRawAsset(ASSET))) : loadFile();
  return loaded;
}

function loadFile(): Addon {
  const files = FILES.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const file = files.find(existsSync) ?? files[0] ?? '';
  try {
    return open(file);
  } catch (error) {
    throw new Error(`cannot load ${file}: is it built? (pnpm install, npm rebuild)`, { cause: error });
  }
}

/** dlopen needs a file; it gets one that no other process sees and that is gone with this one. */
function loadAsset(content: Uint8Array): Addon {
  const failures: Error[] = [];
  for (const directory of DIRECTORIES) {
    try {
      return loadThrough(directory, content);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  const tried = DIRECTORIES.map((directory, i) => `${directory} (${failures[i]?.message})`);
  throw new AggregateError(failures, `cannot load the native addon through any of ${tried.join(', ')}`);
}

function loadThrough(directory: string, content: Uint8Array): Addon {
  const fd = openNameless(directory);
  try {
    writeFileSync(fd, content);
    return open(`/proc/self/fd/${fd}`);
  } finally {
    closeSync(fd);
  }
}

function openNameless(directory: string): number {
  try {
    return openSync(directory, O_TMPFILE | constants.O_RDWR, 0o700);
  } catch {
    // Not every file system has nameless files.
    const file = `${directory}/.${ASSET}.${process.pid}`;
    const fd = openSync(file, 'wx+', 0o700);
    unlinkSync(file);
    return fd;
  }
}

function open(file: string): Addon {
  const module = { exports: {} };
  process.dlopen(module, file, os.dlopen.RTLD_NOW);
  return module.exports as Addon;
}
