import { type Micros, micros, plus, seconds } from '@kaconf/net';
import { LineReader } from './line-reader.ts';

/** What can happen to a dialogue. */
export type SmtpEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'received'; readonly octets: Uint8Array }
  /** The connection has ended, or was reset. */
  | { readonly type: 'ended' }
  | { readonly type: 'unsent' }
  /** The deadline has come. */
  | { readonly type: 'timer' };

/** What comes of an event. */
export interface SmtpStep {
  /** What to send. */
  readonly send?: string;
  /** For the log, whatever becomes of it. */
  readonly text?: string;
  /** It has ended; nothing is to be stepped then. */
  readonly outcome?: SmtpOutcome;
}

/** `text`: in keepalived's words, less `SMTP_CHECK`. */
export type SmtpOutcome =
  | { readonly type: 'passed' }
  | { readonly type: 'failed'; readonly text: string }
  | { readonly type: 'notTried'; readonly text: string };

type Phase = 'connecting' | 'greeting' | 'HELO' | 'QUIT';

const NOTHING: SmtpStep = {};

/** A dialogue that has not ended by then never will: this long, or so many times the timeout, whichever is more. */
const LONGEST_DIALOGUE = seconds(60);
const TIMEOUTS = 12;

export interface DialoguePlan {
  readonly heloName: string;
  /** The server, as the log has it: `[10.0.0.1]:25`. */
  readonly name: string;
  /** How long to wait for the connection, and for each read. */
  readonly timeout: Micros;
}

/** HELO and QUIT (RFC 5321). Time is a value. */
export class SmtpDialogue {
  readonly #plan: DialoguePlan;
  readonly #latest: Micros;
  #reader = new LineReader();
  #phase: Phase = 'connecting';
  #deadline: Micros;

  constructor(plan: DialoguePlan, now: Micros) {
    this.#plan = plan;
    this.#deadline = plus(now, plan.timeout);
    this.#latest = plus(now, Math.max(LONGEST_DIALOGUE, TIMEOUTS * plan.timeout));
  }

  /** When to step with `timer` if nothing else happens until then. */
  get deadline(): Micros {
    return micros(Math.min(this.#deadline, this.#latest));
  }

  step(event: SmtpEvent, now: Micros): SmtpStep {
    switch (event.type) {
      case 'connected':
        return this.#enter('greeting', now);
      case 'received':
        return this.#read(event.octets, now);
      case 'ended':
        return this.#fail('Read failure from server');
      case 'unsent':
        return this.#fail('Write failure to server');
      case 'timer':
        if (now < this.deadline) return NOTHING;
        return this.#fail(
          this.#phase === 'connecting' ? 'Connection timeout to server' : 'Read timeout from server',
        );
      default:
        return event satisfies never;
    }
  }

  #enter(phase: Phase, now: Micros, send?: string): SmtpStep {
    this.#phase = phase;
    this.#reader = new LineReader();
    this.#deadline = plus(now, this.#plan.timeout);
    return send === undefined ? NOTHING : { send };
  }

  #read(octets: Uint8Array, now: Micros): SmtpStep {
    this.#deadline = plus(now, this.#plan.timeout);
    const { line, hasOverflown } = this.#reader.read(octets);
    const step = line === undefined ? NOTHING : this.#answer(line, now);
    return hasOverflown ? { ...step, text: this.#overflowText() } : step;
  }

  #overflowText(): string {
    const { name } = this.#plan;
    return `SMTP_CHECK Buffer overflow reading from server ${name}. Increase SMTP_BUFF_MAX in check_smtp.h`;
  }

  #answer(line: string, now: Micros): SmtpStep {
    switch (this.#phase) {
      case 'greeting':
        if (!hasCode(line, 220)) return this.#fail('Bad greeting banner from server');
        return this.#enter('HELO', now, `HELO ${this.#plan.heloName}\r\n`);
      case 'HELO':
        if (!hasCode(line, 250)) return this.#fail('Bad HELO response from server');
        return this.#enter('QUIT', now, 'QUIT\r\n');
      default:
        return { outcome: { type: 'passed' } };
    }
  }

  #fail(what: string): SmtpStep {
    return { outcome: { type: 'failed', text: `${what} ${this.#plan.name}` } };
  }
}

/** A code with a blank behind it, or nothing at all: not even the end of a line as RFC 5321 has it, nor what goes on in the next one. */
function hasCode(line: string, code: number): boolean {
  return line === `${code}` || line.startsWith(`${code} `);
}
