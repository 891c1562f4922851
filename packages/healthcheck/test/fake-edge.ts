import { type Micros, micros } from '@kaconf/net';
import type {
  CheckerPlan,
  ClientSockets,
  ConnectResult,
  LoopEdge,
  ProgramEnd,
  RunningProgram,
  Verdict,
} from '../src/index.ts';
import { CheckerLoop } from '../src/index.ts';

type Answer = ConnectResult | 'silence';

/** A program that runs until it is made to end. */
export interface FakeProgram {
  readonly startedAt: number;
  readonly signals: string[];
  end(end: ProgramEnd): void;
  dropped: boolean;
}

/** A loop in memory, whose time a test moves. What is told stands in `lines`, behind the time in milliseconds. */
export class FakeEdge {
  now = micros(0);
  readonly lines: string[] = [];
  readonly connects: string[] = [];
  readonly programs: FakeProgram[] = [];
  readonly files = new Map<string, number>();
  /** What is told does not hold. */
  refuses = false;
  /** Those that are taken for down before they have told anything, `service.server.checker`. */
  readonly down = new Set<string>();
  readonly suspended = new Set<number>();
  /** How TCP connections end from here on, 1 ms after they begin. */
  answer: Answer = { type: 'connected', fd: -1 };
  random = 0;
  readonly loop: CheckerLoop;
  #timerAt: Micros | undefined;
  #expired: () => void = () => undefined;
  readonly #soon: { readonly at: number; readonly task: () => void }[] = [];

  constructor() {
    this.loop = new CheckerLoop(this.#edge());
  }

  follow(plans: readonly CheckerPlan[]): void {
    this.loop.follow(plans);
  }

  /** @param to in milliseconds */
  advance(to: number): void {
    const end = micros(to * 1000);
    for (;;) {
      this.#soon.sort((one, other) => one.at - other.at);
      const soon = this.#soon[0];
      const next = Math.min(soon?.at ?? Infinity, this.#timerAt ?? Infinity);
      if (next > end) break;
      this.now = micros(Math.max(next, this.now));
      if (soon && soon.at <= this.now) {
        this.#soon.shift();
        soon.task();
      } else {
        this.#timerAt = undefined;
        this.#expired();
      }
    }
    this.now = end;
  }

  /** What was told since the last time. */
  news(): readonly string[] {
    return this.lines.splice(0);
  }

  #say(text: string): void {
    this.lines.push(`${Math.floor(this.now / 1000)} ${text}`);
  }

  #edge(): LoopEdge {
    return {
      now: () => this.now,
      random: () => this.random,
      log: (text) => this.#say(text),
      logDetail: (text) => this.#say(`(detail) ${text}`),
      errorText: (errno) => `error ${errno}`,
      sockets: this.#sockets(),
      programs: { start: (_, ended) => this.#start(ended) },
      createTimer: (expired) => {
        this.#expired = expired;
        return {
          set: (deadline) => {
            this.#timerAt = deadline;
          },
          close: () => {
            this.#timerAt = undefined;
          },
        };
      },
      tell: (verdict) => this.#tell(verdict),
      weigh: ({ service }, weight) => this.#say(`${service} weighs ${weight}`),
      isUp: ({ service, server, checker }) => !this.down.has(`${service}.${server}.${checker}`),
      isEnabled: ({ service }) => !this.suspended.has(service),
      fileStatus: (file) => this.files.get(file) ?? 0,
      late: () => undefined,
    };
  }

  #tell({ place: { service, server, checker }, up, weight }: Verdict): boolean {
    const more = weight === undefined ? '' : ` ${weight}`;
    this.#say(`${service}.${server}.${checker} ${up ? 'UP' : 'DOWN'}${more}`);
    return !this.refuses;
  }

  #sockets(): ClientSockets {
    const connect: ClientSockets['connect'] = ({ address }, told) => {
      this.connects.push(`${Math.floor(this.now / 1000)} ${address}`);
      const { answer } = this;
      let isAwaited = answer !== 'silence';
      this.#soon.push({ at: this.now + 1000, task: () => isAwaited && answer !== 'silence' && told(answer) });
      return {
        cancel: () => {
          isAwaited = false;
        },
      };
    };
    const openDatagram: ClientSockets['openDatagram'] = () => {
      return { type: 'refused', step: 'socket', errno: 97, unreachable: false };
    };
    return { tryConnect: connect, connect, openDatagram };
  }

  #start(ended: (end: ProgramEnd) => void): RunningProgram {
    const program: FakeProgram = { startedAt: this.now / 1000, signals: [], end: ended, dropped: false };
    this.programs.push(program);
    return {
      pid: 100 + this.programs.length,
      kill: (signal) => void program.signals.push(`${Math.floor(this.now / 1000)} ${signal}`),
      drop: () => {
        program.dropped = true;
      },
    };
  }
}
