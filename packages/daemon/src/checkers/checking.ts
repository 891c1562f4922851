import {
  CheckerLoop,
  type CheckerPlace,
  type CheckerPlan,
  findFile,
  type Verdict,
} from '@kaconf/healthcheck';
import { type ClientSockets, describeErrno, type Kernel } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';
import type { Command, FilePlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import type { PlannedChecker } from '../messages.ts';
import type { Shortage } from '../processes/shortage.ts';
import type { Starter } from '../processes/starter.ts';
import { TrackedFiles } from '../tracking/tracked-files.ts';
import { CheckerPrograms } from './programs.ts';

/** What becomes of what checkers find, and what they need of this process. */
export interface CheckingEdge {
  /** @returns whether it holds: else it is to be found again */
  checked(verdict: Verdict): boolean;
  weighed(place: CheckerPlace, weight: number): void;
  /** `ha_suspend` */
  isUp(place: CheckerPlace): boolean;
  isEnabled(place: CheckerPlace): boolean;
  late(by: Micros): void;
}

interface Needs {
  readonly kernel: Kernel;
  readonly log: Log;
  readonly shortage: Shortage;
  readonly starter: Starter;
}

/** The checkers of all real servers with what they act through. */
export class Checking {
  readonly #sockets: ClientSockets;
  readonly #loop: CheckerLoop;
  readonly #files: TrackedFiles;
  readonly #programs: CheckerPrograms;
  #commands = new Map<unknown, Command>();
  #plans: readonly CheckerPlan[] = [];
  #statuses: Record<string, number> = {};

  constructor({ kernel, log, shortage, starter }: Needs, edge: CheckingEdge) {
    this.#sockets = kernel.openClientSockets();
    this.#files = new TrackedFiles(kernel, log, shortage, (file, status) => this.#fileChanged(file, status));
    this.#programs = new CheckerPrograms(starter, (script) => this.#commands.get(script));
    this.#loop = new CheckerLoop({
      now: () => kernel.now(),
      random: () => Math.random(),
      log: (text) => log.info(text),
      logDetail: (text) => log.detail(text),
      errorText: (errno) => describeErrno(errno).text,
      sockets: this.#sockets,
      programs: this.#programs,
      createTimer: (expired) => kernel.createTimer(expired),
      tell: (verdict) => edge.checked(verdict),
      weigh: (place, weight) => edge.weighed(place, weight),
      isUp: (place) => edge.isUp(place),
      isEnabled: (place) => edge.isEnabled(place),
      fileStatus: (file) => this.fileStatus(file),
      late: (by) => edge.late(by),
    });
  }

  /** Writes what files are to hold at the beginning. */
  initialise(files: readonly FilePlan[]): void {
    this.#files.initialise(files);
  }

  /** From here on these. @returns what is known of them without a check, of FILE_CHECK */
  expect(checkers: readonly PlannedChecker[], files: readonly FilePlan[]): readonly Verdict[] {
    this.#plans = checkers.map(({ plan }) => plan);
    this.#commands = new Map(
      checkers.flatMap(({ plan, command }) =>
        plan.type === 'MISC_CHECK' && command ? [[plan.script, command] as const] : [],
      ),
    );
    this.#statuses = this.#files.match(files);
    return this.#plans.flatMap((plan) =>
      plan.type === 'FILE_CHECK'
        ? { place: plan.place, ...findFile(plan, this.#statuses[plan.file] ?? 0) }
        : [],
    );
  }

  /** When those who hear verdicts know of them. */
  run(): void {
    this.#loop.follow(this.#plans);
  }

  bfdChanged(session: string, up: boolean): void {
    this.#loop.bfdChanged(session, up);
  }

  /** What is in a tracked file. */
  fileStatus(file: string): number {
    return this.#statuses[file] ?? 0;
  }

  /** How they stand. */
  get standings(): CheckerLoop['standings'] {
    return this.#loop.standings;
  }

  /** Resolves when all programs have ended. */
  async close(): Promise<void> {
    this.#loop.close();
    this.#sockets.close();
    this.#files.close();
    await this.#programs.close();
  }

  #fileChanged(file: string, status: number): void {
    this.#statuses[file] = status;
    this.#loop.fileChanged(file, status);
  }
}
