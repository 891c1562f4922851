import { randomInt } from 'node:crypto';
import {
  type Arrival,
  addressed,
  type BfdPlan,
  deadline,
  type Effect,
  type Event,
  encodeControlPacket,
  isSameSession,
  newSession,
  reload,
  type Session,
  type SessionPlan,
  type Step,
  step,
} from '@kaconf/bfd';
import { type Kernel, KernelError, type Timer, type UdpSocket } from '@kaconf/kernel';
import { type Micros, micros } from '@kaconf/net';
import type { HeldLog } from '../logging/held-log.ts';
import type { BfdListener } from '../messages.ts';
import type { Shortage } from '../processes/shortage.ts';
import { Tally } from '../tally.ts';
import type { Standing } from './data-dump.ts';
import type { BfdEvent } from './event-pipe.ts';
import { controlPort, Listeners, openSourceSocket } from './sockets.ts';

interface Entry {
  plan: SessionPlan;
  session: Session;
  socket: UdpSocket | undefined;
  /** Its last packet could not be sent, which has been said. */
  sendingFails: boolean;
}

const DISCRIMINATORS = 2 ** 32;

export interface SessionsOptions {
  /** `-D`, and `-D -D`. */
  readonly detail: boolean;
  readonly moreDetail: boolean;
  /** Those who track a session. */
  tell(event: BfdEvent, whom: BfdListener): void;
  /** The timer has expired so long after its deadline. */
  late(by: Micros): void;
}

/** Runs the engine of each session: events in, effects out, one timer for the earliest deadline of all. */
export class Sessions {
  readonly #kernel: Kernel;
  readonly #log: HeldLog;
  readonly #options: SessionsOptions;
  readonly #listeners: Listeners;
  readonly #timer: Timer;
  readonly #drops = new Tally();
  #entries: readonly Entry[] = [];
  #isThere: BfdPlan['listeners'] = { vrrp: false, checkers: false };
  /** Not after the earliest deadline. */
  #expiresAt: Micros | undefined;

  /** @param shortage after which `listen` is to be called again */
  constructor(kernel: Kernel, log: HeldLog, shortage: Shortage, options: SessionsOptions) {
    this.#kernel = kernel;
    this.#log = log;
    this.#options = options;
    this.#listeners = new Listeners(kernel, shortage, (arrivals) => this.#hear(arrivals));
    this.#timer = kernel.createTimer(() => this.#expired());
  }

  /** At the start and at a reload. @throws KernelError where nobody can be heard */
  follow({ sessions, listeners }: BfdPlan): void {
    this.#listeners.drain();
    this.#isThere = listeners;
    const before = this.#entries;
    const entries: Entry[] = [];
    for (const plan of sessions) {
      entries.push(this.#kept(before, plan) ?? this.#added(plan, [...before, ...entries]));
    }
    this.#entries = entries;
    for (const { socket } of before.filter((entry) => !entries.includes(entry))) socket?.close();
    this.listen();
    this.#tick();
  }

  /** @throws KernelError where nobody can be heard */
  listen(): void {
    this.#listeners.match(this.#entries.map(({ plan }) => plan));
  }

  /** What that one has been told. */
  repeat(whom: BfdListener): void {
    for (const { plan, session } of this.#entries) this.#tell(whom, plan, session.state === 'Up');
  }

  /** How they stand. */
  get standings(): readonly Standing[] {
    return this.#entries;
  }

  /** How many packets changed nothing, by session. */
  drops(): string[] {
    return this.#drops.lines();
  }

  close(): void {
    this.#timer.close();
    this.#listeners.close();
    for (const { socket } of this.#entries) socket?.close();
  }

  #kept(before: readonly Entry[], plan: SessionPlan): Entry | undefined {
    const entry = before.find((one) => isSameSession(one.plan, plan));
    if (!entry) return undefined;
    const { plan: old, session } = entry;
    entry.plan = plan;
    this.#take(entry, reload(old, plan, session, this.#kernel.now()));
    if (old.ttl !== plan.ttl && entry.socket) this.#open(entry);
    return entry;
  }

  #added(plan: SessionPlan, others: readonly Entry[]): Entry {
    const chance = { discriminator: discriminatorBeside(others), seed: randomInt(DISCRIMINATORS) };
    const session = newSession(plan, chance, this.#kernel.now());
    return { plan, session, socket: undefined, sendingFails: false };
  }

  /** After a stall a neighbour's packets may be waiting in the sockets: they win over the clock. */
  #expired(): void {
    const due = this.#expiresAt;
    this.#expiresAt = undefined;
    if (due !== undefined) this.#options.late(micros(this.#kernel.now() - due));
    this.#listeners.drain();
    this.#tick();
  }

  #tick(): void {
    const now = this.#kernel.now();
    for (const entry of this.#entries) {
      const due = deadline(entry.session);
      if (due !== undefined && due <= now) this.#deliver(entry, { type: 'timer' }, now);
    }
    this.#setTimer();
  }

  #hear(arrivals: readonly Arrival[]): void {
    const now = this.#kernel.now();
    for (const arrival of arrivals) {
      const found = addressed(this.#entries, arrival);
      if ('dropped' in found) {
        this.#drops.add(arrival.source, found.dropped);
        this.#refuse(found.texts);
      } else {
        const reported = this.#options.moreDetail;
        this.#deliver(found.entry, { type: 'packet', packet: found.packet, reported }, now);
      }
    }
    this.#setTimer();
  }

  /** Anybody can send them: they are errors, but only with `-D` is each of them told. */
  #refuse(texts: readonly string[]): void {
    if (!this.#options.detail) return;
    for (const text of texts) this.#log.error(text);
  }

  #deliver(entry: Entry, event: Event, now: Micros): void {
    this.#take(entry, step(entry.plan, entry.session, event, now));
  }

  #take(entry: Entry, [session, effects]: Step): void {
    entry.session = session;
    // What has to be sent and told goes before what is said about it.
    this.#log.after(() => {
      for (const effect of effects) this.#perform(entry, effect);
    });
  }

  #perform(entry: Entry, effect: Effect): void {
    switch (effect.type) {
      case 'send':
        this.#send(entry, encodeControlPacket(effect.packet));
        break;
      case 'open':
        this.#deliver(entry, { type: this.#open(entry) ? 'opened' : 'refused' }, this.#kernel.now());
        break;
      case 'tell':
        this.#tell('vrrp', entry.plan, effect.up);
        this.#tell('checkers', entry.plan, effect.up);
        break;
      case 'drop':
        this.#drops.add(entry.plan.name, effect.reason);
        break;
      case 'log':
        if (!effect.more || this.#options.moreDetail) this.#log[effect.level](effect.text);
        break;
      default:
        effect satisfies never;
    }
  }

  #send(entry: Entry, payload: Uint8Array): void {
    const { plan, socket } = entry;
    const refused = socket?.send(plan.neighbor, controlPort(plan), payload);
    if (refused && !entry.sendingFails)
      this.#log.error(`(${plan.name}) Error sending packet: ${refused.message}`);
    entry.sendingFails = refused !== undefined;
  }

  #open(entry: Entry): boolean {
    entry.socket?.close();
    entry.socket = undefined;
    try {
      entry.socket = openSourceSocket(this.#kernel, entry.plan);
      return true;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#log.error(`(${entry.plan.name}) ${error.message}`);
      return false;
    }
  }

  /** Unless that one may not track it, or is not there to read. */
  #tell(whom: BfdListener, { name, isTracked, isChecked }: SessionPlan, up: boolean): void {
    const listens = { vrrp: isTracked, checkers: isChecked }[whom];
    if (listens && this.#isThere[whom])
      this.#options.tell({ session: name, up, sentAt: this.#kernel.now() }, whom);
  }

  /** Each packet of a neighbour puts a deadline off. A timer that expires too early is set anew. */
  #setTimer(): void {
    let next: Micros | undefined;
    for (const { session } of this.#entries) {
      const due = deadline(session);
      if (next === undefined || (due !== undefined && due < next)) next = due;
    }
    if (next !== undefined && this.#expiresAt !== undefined && this.#expiresAt <= next) return;
    this.#expiresAt = next;
    this.#timer.set(next);
  }
}

function discriminatorBeside(others: readonly Entry[]): number {
  const number = randomInt(1, DISCRIMINATORS);
  const isTaken = others.some(({ session }) => session.localDiscriminator === number);
  return isTaken ? discriminatorBeside(others) : number;
}
