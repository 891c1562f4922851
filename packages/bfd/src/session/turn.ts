import { type Micros, plus } from '@kaconf/net';
import type { SessionPlan } from '../plan/plan.ts';
import { type Effect, type Log, log } from './effect.ts';
import { scheduled, transmitInterval, transmits } from './intervals.ts';
import { packetOf } from './packet-of.ts';
import type { Session } from './session.ts';

/** A step under way. */
export class Turn {
  readonly plan: SessionPlan;
  readonly now: Micros;
  readonly effects: Effect[] = [];
  session: Session;

  constructor(plan: SessionPlan, session: Session, now: Micros) {
    this.plan = plan;
    this.session = session;
    this.now = now;
  }

  change(change: Partial<Session>): void {
    this.session = { ...this.session, ...change };
  }

  say(level: Log['level'], text: string): void {
    this.effects.push(log(level, `(${this.plan.name}) ${text}`));
  }

  /** With `-D -D`. */
  sayMore(level: Log['level'], text: string): void {
    this.effects.push({ ...log(level, `(${this.plan.name}) ${text}`), more: true });
  }

  /** A packet now, and the next one an interval later. */
  transmit(): void {
    if (!transmits(this.plan, this.session)) {
      this.change({ transmitAt: undefined });
      return;
    }
    this.effects.push({ type: 'send', packet: packetOf(this.plan, this.session, false) });
    this.session = scheduled(this.plan, this.session, this.now);
  }

  /** RFC 5880 section 6.5: at once, whatever the interval, and no Poll of our own in it. */
  answerPoll(): void {
    this.effects.push({ type: 'send', packet: packetOf(this.plan, this.session, true) });
  }

  /** What was due later than the interval allows now is due sooner; who is not to send has nothing due. */
  reschedule(): void {
    const { transmitAt } = this.session;
    if (!transmits(this.plan, this.session)) {
      this.change({ transmitAt: undefined });
      return;
    }
    const latest = plus(this.now, transmitInterval(this.plan, this.session));
    if (transmitAt === undefined || transmitAt > latest) {
      this.session = scheduled(this.plan, this.session, this.now);
    }
  }
}
