import type { Kernel } from '@kaconf/kernel';
import type { Command, PipePlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { endProcess } from '../processes/end.ts';
import type { Process } from '../processes/process.ts';
import type { Shortage } from '../processes/shortage.ts';
import type { Starter } from '../processes/starter.ts';
import { type NotifyPipe, openNotifyPipe } from './notify-pipe.ts';

interface Opened {
  readonly pipe: NotifyPipe;
  reader: Process | undefined;
}

/** The pipes that are told everything, with the scripts that read them. */
export class NotifyPipes {
  readonly #process: 'vrrp' | 'lvs';
  readonly #kernel: Kernel;
  readonly #starter: Starter;
  readonly #log: Log;
  readonly #shortage: Shortage;
  #opened: Opened[] = [];

  /** @param process as the log calls the one that this is */
  constructor(process: 'vrrp' | 'lvs', kernel: Kernel, starter: Starter, log: Log, shortage: Shortage) {
    this.#process = process;
    this.#kernel = kernel;
    this.#shortage = shortage;
    this.#starter = starter;
    this.#log = log;
  }

  /** Opens those that are new and closes those that are no more; the others go on as they are. */
  match(plans: readonly PipePlan[]): void {
    const before = new Map(this.#opened.map((one) => [keyOf(one.pipe.plan), one]));
    const wanted = new Set(plans.map(keyOf));
    for (const [key, one] of before) if (!wanted.has(key)) void this.#close(one);
    this.#opened = plans.flatMap((plan) => before.get(keyOf(plan)) ?? this.#open(plan));
  }

  tell(line: string): void {
    for (const { pipe } of this.#opened) pipe.tell(line);
  }

  /** When all readers have been started: each is given a second. */
  async finish(): Promise<void> {
    await this.#starter.idle();
    const closing = this.#opened.map((one) => this.#close(one));
    this.#opened = [];
    await Promise.all(closing);
  }

  #open(plan: PipePlan): Opened[] {
    const pipe = openNotifyPipe(plan, this.#kernel, this.#log, this.#shortage);
    if (!pipe) return [];
    const opened: Opened = { pipe, reader: undefined };
    if (plan.reader) void this.#read(opened, plan.reader);
    return [opened];
  }

  async #read(opened: Opened, command: Command): Promise<void> {
    opened.reader = await this.#starter.start(command);
    const ending = await opened.reader.ended;
    opened.reader = undefined;
    if (ending.type === 'notStarted') this.#log.alert(ending.failure.message);
    else this.#log.info(`${this.#process} notify fifo script terminated`);
  }

  /** The reader is asked to end, and finds the pipe at its end when it has read all. */
  async #close({ pipe, reader }: Opened): Promise<void> {
    pipe.close();
    if (reader) await endProcess(reader);
  }
}

function keyOf(plan: PipePlan): string {
  return JSON.stringify(plan);
}
