import { filledIn, NO_RELOAD } from '../../dumps/global-line.ts';
import { ReloadRecords } from '../../dumps/reload-records.ts';
import { writeDump } from '../../dumps/write-dump.ts';
import type { Log } from '../../logging/logger.ts';
import type { CheckersConfiguration, WhatToDump } from '../../messages.ts';
import { dataLines } from './data-dump.ts';
import type { Subject } from './subject.ts';

/** What else is known of the process at the moment that it is asked. */
export interface Seen extends Subject {
  readonly facts: Parameters<typeof filledIn>[1];
}

/** Tells what this process is at the moment that it is asked, one file after the other. */
export class Dumps {
  readonly #log: Log;
  readonly #look: () => Seen;
  readonly #records: ReloadRecords;
  #settings: CheckersConfiguration;
  #written: Promise<void> = Promise.resolve();

  /** @param look at the process as it is now */
  constructor(log: Log, settings: CheckersConfiguration, look: () => Seen) {
    this.#log = log;
    this.#settings = settings;
    this.#look = look;
    this.#records = new ReloadRecords('check', log);
  }

  /** After a reload. */
  follow(settings: CheckersConfiguration): void {
    this.#settings = settings;
  }

  /** `-d`. */
  show(): void {
    for (const line of this.#lines()) this.#log.info(line);
  }

  /** Around a reload. */
  record(when: 'pre' | 'post'): void {
    this.#records.save(when, this.#settings.saveFolder, () => this.#text());
  }

  /** On a signal; it has no other data. */
  write(what: WhatToDump): void {
    if (what !== 'data') return;
    this.#log.info(`Printing checker data for process(${process.pid}) on signal`);
    const dump = { path: this.#settings.dataFile, text: this.#text(), mode: 0o666 };
    this.#written = this.#written.then(() => writeDump(dump, this.#log));
  }

  /** When everything that was asked for is written. */
  async finish(): Promise<void> {
    await Promise.all([this.#written, this.#records.finish()]);
  }

  #text(): string {
    return `${this.#lines().join('\n')}\n`;
  }

  #lines(): string[] {
    const seen = this.#look();
    const globals = filledIn(this.#settings.globals, { reload: [NO_RELOAD], ...seen.facts });
    return [...globals, ...dataLines(seen)];
  }
}
