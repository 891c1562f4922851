import { closeSync, constants, openSync, readSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FolderWatch, type Kernel, KernelError } from '@kaconf/kernel';
import type { FilePlan } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import { numberIn } from './number-in.ts';

/** keepalived looks at no more octets of a file. */
const LONGEST = 127;

/** Reads the tracked files, and again when somebody has written them. */
export class TrackedFiles {
  readonly #kernel: Kernel;
  readonly #log: Log;
  readonly #changed: (file: string, value: number) => void;
  /** By the path that it really has. */
  readonly #names = new Map<string, string[]>();
  readonly #values = new Map<string, number>();
  #watch: FolderWatch | undefined;

  constructor(kernel: Kernel, log: Log, changed: (file: string, value: number) => void) {
    this.#kernel = kernel;
    this.#log = log;
    this.#changed = changed;
  }

  /** Writes what files are to hold at the beginning; not for a reload. */
  initialise(plans: readonly FilePlan[]): void {
    for (const { name, path, initial } of plans) {
      if (!initial || (!initial.overwrite && statSync(path, { throwIfNoEntry: false }))) continue;
      if (!attempt(() => writeFileSync(path, `${initial.value}\n`), 'write', path, this.#log)) {
        this.#log.info(`Unable to initialise track file ${name}`);
      }
    }
  }

  /** From here on these. @returns what each of them holds now */
  match(plans: readonly FilePlan[]): Record<string, number> {
    this.close();
    for (const plan of plans) this.#add(plan);
    return Object.fromEntries(this.#values);
  }

  close(): void {
    this.#watch?.close();
    this.#watch = undefined;
    this.#names.clear();
    this.#values.clear();
  }

  #add({ name, path }: FilePlan): void {
    const place = placeOf(path);
    if (place === undefined) {
      this.#log.info(`Track file directory for ${name} does not exist - removing`);
      return;
    }
    const watched = attempt(() => this.#watchFolder(dirname(place)), 'watch', place, this.#log);
    if (!watched) return;
    this.#names.set(place, [...(this.#names.get(place) ?? []), name]);
    this.#values.set(name, this.#read(place) ?? 0);
  }

  #watchFolder(folder: string): void {
    this.#watch ??= this.#kernel.watchFolders(({ folder: at, file, gone }) => {
      const place = join(at, file);
      for (const name of this.#names.get(place) ?? []) this.#look(name, place, gone);
    });
    this.#watch.add(folder);
  }

  #look(name: string, place: string, gone: boolean): void {
    const value = gone ? 0 : this.#read(place);
    if (value === undefined || value === this.#values.get(name)) return;
    this.#values.set(name, value);
    this.#changed(name, value);
  }

  /** 0 for one that cannot be read; undefined, and said so, for a number that is too large. */
  #read(place: string): number | undefined {
    const text = beginningOf(place) ?? '';
    const value = numberIn(text);
    if (value !== undefined) return value;
    this.#log.info(`Invalid number ${text.trim()} read from ${place} - ignoring`);
    return undefined;
  }
}

/** Through all links; of a file that is not there yet, its folder. */
function placeOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return undefined;
    }
  }
}

/** A pipe does not keep it waiting. */
function beginningOf(place: string): string | undefined {
  const buffer = Buffer.alloc(LONGEST);
  try {
    const fd = openSync(place, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return buffer.toString('latin1', 0, readSync(fd, buffer));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

function attempt(call: () => void, operation: string, path: string, log: Log): boolean {
  try {
    call();
    return true;
  } catch (error) {
    const { errno } = error as NodeJS.ErrnoException;
    if (errno === undefined) throw error;
    const refusal = error instanceof KernelError ? error : new KernelError(-errno, operation, path);
    log.info(refusal.message);
    return false;
  }
}
