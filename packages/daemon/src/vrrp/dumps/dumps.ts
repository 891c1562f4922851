import type { Kernel } from '@kaconf/kernel';
import { filledIn, NO_RELOAD } from '../../dumps/global-line.ts';
import { ReloadRecords } from '../../dumps/reload-records.ts';
import { writeDump } from '../../dumps/write-dump.ts';
import type { Log } from '../../logging/logger.ts';
import type { DumpSettings, WhatToDump } from '../../messages.ts';
import { statisticsText } from '../statistics/statistics-text.ts';
import { dataLines } from './data-dump.ts';
import { jsonDump } from './json-dump.ts';
import { type Seen, type Subject, subjectNow } from './subject.ts';

type Clocks = Pick<Kernel, 'now' | 'wallClock'>;

/** Tells what this process is at the moment that it is asked, one file after the other. */
export class Dumps {
  readonly #log: Log;
  readonly #clocks: Clocks;
  readonly #look: () => Seen;
  readonly #records: ReloadRecords;
  #settings: DumpSettings;
  #written: Promise<void> = Promise.resolve();

  /** @param look at the process as it is now */
  constructor(log: Log, clocks: Clocks, settings: DumpSettings, look: () => Seen) {
    this.#log = log;
    this.#clocks = clocks;
    this.#settings = settings;
    this.#look = look;
    this.#records = new ReloadRecords('vrrp', log);
  }

  /** After a reload. */
  follow(settings: DumpSettings): void {
    this.#settings = settings;
  }

  /** `-d`. */
  show(): void {
    for (const line of dataLines(this.#subject(false))) this.#log.info(line);
  }

  /** Around a reload. */
  record(when: 'pre' | 'post'): void {
    this.#records.save(when, this.#settings.saveFolder, () => dataText(this.#subject(true)));
  }

  /** On a signal. */
  write(what: WhatToDump): void {
    const subject = this.#subject(true);
    if (what === 'data') this.#writeData(subject);
    if (what === 'json') this.#writeJson(subject);
    if (what === 'stats' || what === 'stats, then clear') this.#writeStatistics(subject, what !== 'stats');
  }

  /** When everything that was asked for is written. */
  async finish(): Promise<void> {
    await Promise.all([this.#written, this.#records.finish()]);
  }

  #subject(isLive: boolean): Subject {
    const { facts, ...seen } = this.#look();
    const globals = filledIn(this.#settings.globals, { reload: [NO_RELOAD], ...facts });
    return subjectNow(this.#clocks, { ...seen, globals, settings: this.#settings, isLive });
  }

  #writeData(subject: Subject): void {
    this.#log.info(`Printing VRRP data for process(${process.pid}) on signal`);
    this.#write(subject.settings.files.data, dataText(subject), 0o666);
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

function dataText(subject: Subject): string {
  return `${dataLines(subject).join('\n')}\n`;
}
