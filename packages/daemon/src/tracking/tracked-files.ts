import { closeSync, constants, openSync, readSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FolderWatch, type Kernel, KernelError } from '@kaconf/kernel';
import type { FilePlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import type { Shortage } from '../processes/shortage.ts';
import { numberIn } from './number-in.ts';

/** keepalived looks at no more octets of a file. */
const LONGEST = 127;

/** Reads the tracked files, and again when somebody has written them. */
export class TrackedFiles {
  readonly #kernel: Kernel;
  readonly #log: Log;
  readonly #shortage: Shortage;
  readonly #changed: (file: string, value: number) => void;
  /** By the path that it really has. */
  readonly #names = new Map<string, string[]>();
  readonly #values = new Map<string, number>();
  #watch: FolderWatch | undefined;

  constructor(kernel: Kernel, log: Log, shortage: Shortage, changed: (file: string, value: number) => void) {
    this.#kernel = kernel;
    this.#shortage = shortage;
    this.#log = log;
    this.#changed = changed;
  }

  /** Writes what files are to hold at the beginning; not for a reload. */
  initialise(plans: readonly FilePlan[]): void {
    for (const { name, path, initial } of plans) {
      if (!initial || (!initial.overwrite && statSync(path, { throwIfNoEntry: false }))) continue;
      if (!this.#attempt('write', path, () => writeFileSync(path, `${initial.value}\n`))) {
        this.#log.info(`Unable to initialise track file ${name}`);
      }
    }
  }

  /** From here on these. @returns what each of them holds now */
  match(plans: readonly FilePlan[]): Record<string, number> {
    const before = new Map(this.#values);
    this.close();
    for (const plan of plans) this.#add(plan, before.get(plan.name));
    return Object.fromEntries(this.#values);
  }

  close(): void {
    this.#watch?.close();
    this.#watch = undefined;
    this.#names.clear();
    this.#values.clear();
  }

  /** @param before what it held last, for when it cannot be read now */
  #add({ name, path }: FilePlan, before = 0): void {
    const place = placeOf(path);
    if (place === undefined) {
      this.#log.info(`Track file directory for ${name} does not exist - removing`);
      return;
    }
    const isWatched = this.#attempt('watch', place, () => this.#watchFolder(dirname(place)));
    if (isWatched) this.#names.set(place, [...(this.#names.get(place) ?? []), name]);
    this.#values.set(name, isWatched ? (this.#read(place, before) ?? 0) : before);
  }

  #watchFolder(folder: string): void {
    this.#watch ??= this.#kernel.watchFolders(({ folder: at, file, gone }) => {
      const place = join(at, file);
      for (const name of this.#names.get(place) ?? []) this.#look(name, place, gone);
    });
    this.#watch.add(folder);
  }

  #look(name: string, place: string, gone: boolean): void {
    const before = this.#values.get(name);
    const value = gone ? 0 : this.#read(place, before);
    if (value === undefined || value === before) return;
    this.#values.set(name, value);
    this.#changed(name, value);
  }

  /**
   * 0 for one that cannot be read; undefined, and said so, for a number that is too large.
   *
   * @param before what it held last: it still does when there is no descriptor to read it with
   */
  #read(place: string, before: number | undefined): number | undefined {
    const text = this.#beginningOf(place);
    if (text === undefined) return before;
    const value = numberIn(text);
    if (value !== undefined) return value;
    this.#log.info(`Invalid number ${text.trim()} read from ${place} - ignoring`);
    return undefined;
  }

  /** Undefined when there is no descriptor to read it with. A pipe does not keep it waiting. */
  #beginningOf(place: string): string | undefined {
    const buffer = Buffer.alloc(LONGEST);
    try {
      const fd = openSync(place, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        return buffer.toString('latin1', 0, readSync(fd, buffer));
      } finally {
        closeSync(fd);
      }
    } catch (error) {
      return this.#shortage.explains(KernelError.from(error, 'read', place)) ? undefined : '';
    }
  }

  #attempt(operation: string, path: string, call: () => void): boolean {
    try {
      call();
      return true;
    } catch (error) {
      const refusal = KernelError.from(error, operation, path);
      if (!this.#shortage.explains(refusal)) this.#log.info(refusal.message);
      return false;
    }
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
