import { readFileSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type FolderWatch, type Kernel, KernelError } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';
import { Shortage } from '../processes/shortage.ts';
import { parseReloadTime, type ReloadTime, showReloadTime } from './reload-time.ts';

/** A timer of Node's waits no longer. */
const LONGEST_WAIT_MS = 0x7fff_ffff;

const NOTHING: ReloadTime = { type: 'never', lines: [] };

type Scheduled = Extract<ReloadTime, { readonly type: 'at' }>;

/** `reload_time_file`: a file that says when to reload next. */
export class ReloadSchedule {
  readonly #kernel: Pick<Kernel, 'watchFolders'>;
  readonly #log: Log;
  readonly #due: () => void;
  readonly #shortage: Shortage;
  #file: string | undefined;
  #repeats = false;
  #watch: FolderWatch | undefined;
  #timer: NodeJS.Timeout | undefined;
  #scheduled: Scheduled | undefined;

  constructor(kernel: Pick<Kernel, 'watchFolders'>, log: Log, due: () => void) {
    this.#kernel = kernel;
    this.#log = log;
    this.#due = due;
    this.#shortage = new Shortage(log, () => this.goOn());
  }

  /** @param repeats a time without a date comes again the next day, for the file stays */
  follow(file: string, repeats: boolean): void {
    this.close();
    this.#file = file;
    this.#repeats = repeats;
    try {
      this.#watch = this.#kernel.watchFolders((change) => {
        if (change.file === basename(file)) this.#read(file);
      });
      this.#watch.add(dirname(file));
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#stop();
      if (this.#shortage.explains(error)) return;
      this.#log.info(`Unable to monitor reload timer file directory ${dirname(file)} - ${error.message}`);
      this.#file = undefined;
      return;
    }
    this.#read(file);
  }

  /** In local time; keepalived leaves its parenthesis open. */
  get next(): string | undefined {
    if (!this.#scheduled) return undefined;
    const { time, dated } = this.#scheduled;
    return `${showReloadTime(time)}${dated ? ' (date specified' : ''}`;
  }

  /** It has been due, and there may be a next time; or it could not be watched. */
  goOn(): void {
    if (this.#file !== undefined && !this.#watch) this.follow(this.#file, this.#repeats);
  }

  close(): void {
    this.#stop();
    this.#shortage.close();
    this.#file = undefined;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#scheduled = undefined;
    this.#watch?.close();
    this.#watch = undefined;
  }

  #read(file: string): void {
    const text = firstLine(file);
    const next = text === undefined ? NOTHING : parseReloadTime(text, Date.now());
    if (next.type === 'never') {
      for (const line of next.lines) this.#log.info(line);
      this.#cancel();
      return;
    }
    const before = this.#scheduled;
    if (before?.time !== next.time) {
      const [old, time] = [before && showReloadTime(before.time), showReloadTime(next.time)];
      this.#log.info(old ? `Reload time updated from ${old} to ${time}` : `Scheduling reload for ${time}`);
    }
    this.#scheduled = next;
    clearTimeout(this.#timer);
    this.#wait(next, file);
  }

  #wait(scheduled: Scheduled, file: string): void {
    const left = scheduled.time - Date.now();
    this.#timer = setTimeout(
      () => {
        if (left > LONGEST_WAIT_MS) this.#wait(scheduled, file);
        else this.#expired(scheduled, file);
      },
      Math.min(left, LONGEST_WAIT_MS),
    );
  }

  #expired({ dated }: Scheduled, file: string): void {
    // That it goes is no news.
    this.#stop();
    if (dated || !this.#repeats) rmSync(file, { force: true });
    this.#due();
  }

  #cancel(): void {
    if (!this.#scheduled) return;
    clearTimeout(this.#timer);
    this.#log.info(`Cancelling reload scheduled for ${showReloadTime(this.#scheduled.time)}`);
    this.#scheduled = undefined;
  }
}

/** Nothing when there is no file, or nothing in it. */
function firstLine(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n', 1)[0] || undefined;
  } catch {
    return undefined;
  }
}
