import type { BfdPlan } from '@kaconf/bfd';
import { type Kernel, linuxKernel } from '@kaconf/kernel';
import { micros } from '@kaconf/net';
import { filledIn, type GlobalLine, NO_RELOAD } from '../dumps/global-line.ts';
import { ReloadRecords } from '../dumps/reload-records.ts';
import { writeDump } from '../dumps/write-dump.ts';
import { heldLog } from '../logging/held-log.ts';
import { createLogger, type Log } from '../logging/logger.ts';
import type { BfdConfiguration, BfdListener, ChildSettings, WhatToDump } from '../messages.ts';
import { stoppedText } from '../processes/cpu-usage.ts';
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
  readonly #detail: boolean;
  readonly #sessions: Sessions;
  readonly #shortage: Shortage;
  readonly #ownProcess: OwnProcess;
  readonly #process: OwnSettings;
  readonly #kernel: Kernel;
  readonly #records: ReloadRecords;
  #plan: BfdPlan;
  #dataFile: string;
  #saveFolder: string | undefined;
  #globals: readonly GlobalLine[];
  #written: Promise<void> = Promise.resolve();

  /** @param tell who tracks a session */
  constructor(
    { plan, process, dataFile, saveFolder, globals }: BfdConfiguration,
    settings: ChildSettings,
    tell: (event: BfdEvent, whom: BfdListener) => void,
    kernel: Kernel = linuxKernel(),
  ) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#dataFile = dataFile;
    this.#saveFolder = saveFolder;
    this.#globals = globals;
    this.#process = process;
    const log = heldLog(createLogger({ process: 'Keepalived_bfd', ...settings }));
    this.#log = log;
    this.#records = new ReloadRecords('bfd', log);
    this.#detail = settings.detail;
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
    for (const line of [...this.#globalLines(), ...dumpPlan(this.#plan)]) this.#log.info(line);
  }

  #globalLines(): string[] {
    return filledIn(this.#globals, { reload: [NO_RELOAD], ...this.#ownProcess.facts });
  }

  reload({ plan, process, dataFile, saveFolder, globals }: BfdConfiguration): void {
    this.#log.info('Reloading');
    this.#record('pre');
    this.#saveFolder = saveFolder;
    this.#plan = plan;
    this.#dataFile = dataFile;
    this.#globals = globals;
    this.#sessions.follow(plan);
    this.#ownProcess.obey(process);
    this.#record('post');
  }

  /** What it has to write is its data. */
  write(what: WhatToDump): void {
    if (what !== 'data') return;
    this.#log.info(`Printing BFD data for process(${process.pid}) on signal`);
    const dump = { path: this.#dataFile, text: this.#data(), mode: 0o666 };
    this.#written = this.#written.then(() => writeDump(dump, this.#log));
  }

  #record(when: 'pre' | 'post'): void {
    this.#records.save(when, this.#saveFolder, () => this.#data());
  }

  #data(): string {
    const offset = micros(this.#kernel.wallClock() - this.#kernel.now());
    return dataDump(this.#globalLines(), this.#sessions.standings, offset);
  }

  /** That one has been started anew. */
  repeat(whom: BfdListener): void {
    this.#sessions.repeat(whom);
  }

  /** Without a word: who had been told that a session is ended on purpose would not take it for a failure. */
  async stop(): Promise<void> {
    for (const line of this.#sessions.drops()) this.#log.info(`Dropped packets: ${line}`);
    this.#sessions.close();
    this.#shortage.close();
    this.#ownProcess.close();
    await Promise.all([this.#written, this.#records.finish()]);
    this.#log.info(stoppedText(this.#detail));
  }
}
