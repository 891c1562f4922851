import { writeDump } from '../../dumps/write-dump.ts';
import type { Log } from '../../logging/logger.ts';
import type { WhatToDump } from '../../messages.ts';
import { statisticsText } from '../statistics/statistics-text.ts';
import { dataLines } from './data-dump.ts';
import { jsonDump } from './json-dump.ts';
import type { Subject } from './subject.ts';

/** Writes what it is asked for as it is at that moment, one file after the other. */
export class Dumps {
  readonly #log: Log;
  #written: Promise<void> = Promise.resolve();

  constructor(log: Log) {
    this.#log = log;
  }

  write(what: WhatToDump, subject: Subject): void {
    if (what === 'data') this.#writeData(subject);
    if (what === 'json') this.#writeJson(subject);
    if (what === 'stats' || what === 'stats, then clear') this.#writeStatistics(subject, what !== 'stats');
  }

  /** When everything that was asked for is written. */
  async finish(): Promise<void> {
    await this.#written;
  }

  #writeData(subject: Subject): void {
    this.#log.info(`Printing VRRP data for process(${process.pid}) on signal`);
    this.#write(subject.settings.files.data, `${dataLines(subject).join('\n')}\n`, 0o666);
  }

  /** keepalived writes none where there is nothing in it; nobody else is to read it whatever the umask. */
  #writeJson(subject: Subject): void {
    if (subject.plan.instances.length === 0) return;
    this.#write(subject.settings.files.json, jsonDump(subject), 0o600);
  }

  #writeStatistics({ plan, counters, settings }: Subject, clears: boolean): void {
    const verb = clears ? 'Printing and clearing' : 'Printing';
    this.#log.info(`${verb} VRRP stats for process(${process.pid}) on signal`);
    const text = plan.instances.map(({ name }) => statisticsText(name, counters.of(name))).join('');
    if (clears) counters.clear();
    this.#write(settings.files.stats, text, 0o666);
  }

  #write(path: string, text: string, mode: number): void {
    this.#written = this.#written.then(() => writeDump({ path, text, mode }, this.#log));
  }
}
