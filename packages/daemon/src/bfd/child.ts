import type { BfdPlan } from '@kaconf/bfd';
import { type Kernel, linuxKernel } from '@kaconf/kernel';
import { micros } from '@kaconf/net';
import { writeDump } from '../dumps/write-dump.ts';
import { heldLog } from '../logging/held-log.ts';
import { createLogger, type Log } from '../logging/logger.ts';
import type { BfdConfiguration, ChildSettings, WhatToDump } from '../messages.ts';
import { OwnProcess } from '../processes/own-process.ts';
import type { OwnSettings } from '../processes/process-settings.ts';
import { Shortage } from '../processes/shortage.ts';
import { dataDump } from './data-dump.ts';
import { dumpPlan } from './dump.ts';
import type { BfdEvent } from './event-pipe.ts';
import { Sessions } from './sessions.ts';

/** A running BFD child: the sessions with everything they act through. */
export class BfdChild {
  readonly #log: Log;
  readonly #sessions: Sessions;
  readonly #shortage: Shortage;
  readonly #ownProcess: OwnProcess;
  readonly #process: OwnSettings;
  readonly #kernel: Kernel;
  #plan: BfdPlan;
  #dataFile: string;
  #written: Promise<void> = Promise.resolve();

  /** @param tell those who track a session */
  constructor(
    { plan, process, dataFile }: BfdConfiguration,
    settings: ChildSettings,
    tell: (event: BfdEvent) => void,
    kernel: Kernel = linuxKernel(),
  ) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#dataFile = dataFile;
    this.#process = process;
    const log = heldLog(createLogger({ process: 'Keepalived_bfd', ...settings }));
    this.#log = log;
    this.#ownProcess = new OwnProcess(kernel, log);
    this.#shortage = new Shortage(log, () => this.#sessions.listen());
    this.#sessions = new Sessions(kernel, log, this.#shortage, {
      detail: settings.detail,
      moreDetail: settings.moreDetail ?? false,
      tell,
      late: (by) => this.#ownProcess.late(by),
    });
  }

  start(): void {
    this.#sessions.follow(this.#plan);
    this.#ownProcess.obey(this.#process);
  }

  /** `-d`. */
  showPlan(): void {
    for (const line of dumpPlan(this.#plan)) this.#log.info(line);
  }

  reload({ plan, process, dataFile }: BfdConfiguration): void {
    this.#log.info('Reloading');
    this.#plan = plan;
    this.#dataFile = dataFile;
    this.#sessions.follow(plan);
    this.#ownProcess.obey(process);
  }

  /** What it has to write is its data. */
  write(what: WhatToDump): void {
    if (what !== 'data') return;
    this.#log.info(`Printing BFD data for process(${process.pid}) on signal`);
    const text = dataDump(this.#sessions.standings, micros(this.#kernel.wallClock() - this.#kernel.now()));
    const dump = { path: this.#dataFile, text, mode: 0o666 };
    this.#written = this.#written.then(() => writeDump(dump, this.#log));
  }

  repeat(): void {
    this.#sessions.repeat();
  }

  /** Without a word: who had been told that a session is ended on purpose would not take it for a failure. */
  async stop(): Promise<void> {
    for (const line of this.#sessions.drops()) this.#log.info(`Dropped packets: ${line}`);
    this.#sessions.close();
    this.#shortage.close();
    this.#ownProcess.close();
    await this.#written;
    this.#log.info('Stopped');
  }
}
