import type { RouterPlan } from '@kaconf/vrrp';
import { writeDump } from '../../dumps/write-dump.ts';
import type { Log } from '../../logging/logger.ts';
import type { DumpSettings, WhatToDump } from '../../messages.ts';
import type { Counters } from '../statistics/counters.ts';
import { statisticsText } from '../statistics/statistics-text.ts';

/** What this process is as it is asked. */
export interface Subject {
  readonly plan: RouterPlan;
  readonly counters: Counters;
}

/** Writes what it is asked for as it is at that moment, one file after the other. */
export class Dumps {
  readonly #log: Log;
  #settings: DumpSettings;
  #written: Promise<void> = Promise.resolve();

  constructor(settings: DumpSettings, log: Log) {
    this.#settings = settings;
    this.#log = log;
  }

  follow(settings: DumpSettings): void {
    this.#settings = settings;
  }

  write(what: WhatToDump, subject: Subject): void {
    if (what === 'stats' || what === 'stats, then clear') this.#writeStatistics(subject, what !== 'stats');
  }

  /** When everything that was asked for is written. */
  async finish(): Promise<void> {
    await this.#written;
  }

  #writeStatistics({ plan, counters }: Subject, clears: boolean): void {
    const verb = clears ? 'Printing and clearing' : 'Printing';
    this.#log.info(`${verb} VRRP stats for process(${process.pid}) on signal`);
    const text = plan.instances.map(({ name }) => statisticsText(name, counters.of(name))).join('');
    if (clears) counters.clear();
    this.#write(this.#settings.files.stats, text, 0o666);
  }

  #write(path: string, text: string, mode: number): void {
    this.#written = this.#written.then(() => writeDump({ path, text, mode }, this.#log));
  }
}
