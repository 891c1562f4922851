import { type Micros, micros, plus, seconds } from '@kaconf/net';
import { AnswerReader } from './answer.ts';
import { type Expectation, type HttpOutcome, judge } from './judge.ts';

/** What an exchange depends on. */
export interface ExchangePlan extends Expectation {
  readonly tls: boolean;
  /** How long to wait for the connection with its TLS, for the first octet, and for each that comes then; with TLS for all of these together. */
  readonly timeout: Micros;
}

/** What can happen to it. */
export type ExchangeEvent =
  /** There is a connection, with TLS if there is to be, and the request is on its way. */
  | { readonly type: 'connected' }
  | { readonly type: 'failed'; readonly failure: ConnectionFailure }
  /** Of TLS itself, which the server is heard by, but which is no part of the answer: a session ticket. */
  | { readonly type: 'heard' }
  | { readonly type: 'received'; readonly octets: Uint8Array }
  /** `sslError`: what TLS complains of. */
  | { readonly type: 'ended'; readonly how: EndOfAnswer; readonly sslError?: string }
  /** The deadline has come. */
  | { readonly type: 'timer' };

/** `unreachable`: nobody was asked. `handshake`: there was a connection, but no TLS. `request`: it could not be sent. */
export type ConnectionFailure = 'unreachable' | 'connection' | 'timeout' | 'handshake' | 'request';

/**
 * `closed`: by the server, with TLS as TLS has it. `torn`: TLS was not ended, or the connection was reset beneath it: what came
 * is an answer. `reset`: the connection without TLS was.
 */
export type EndOfAnswer = 'closed' | 'torn' | 'reset';

export const failures = {
  unreachable: 'HTTP/SSL_CHECK - network unreachable',
  connection: 'Connection failed',
  timeout: 'Timeout connecting',
  handshake: 'SSL handshake/communication error connecting to',
  request: 'Cannot send get request to',
} as const satisfies Record<ConnectionFailure, string>;

/** An answer that has not ended by then never will: this long, or so many times the timeout, whichever is more. */
const LONGEST_ANSWER = seconds(60);
const TIMEOUTS = 12;

/** One request with its answer, from connecting on. Time is a value. */
export class Exchange {
  readonly #plan: ExchangePlan;
  readonly #answer: AnswerReader;
  #phase: 'connecting' | 'waiting' | 'reading' = 'connecting';
  #deadline: Micros;
  readonly #latest: Micros;

  constructor(plan: ExchangePlan, now: Micros) {
    this.#plan = plan;
    this.#answer = new AnswerReader({ hasDigest: plan.digest !== undefined, regex: plan.regex });
    this.#deadline = plus(now, plan.timeout);
    this.#latest = plus(now, Math.max(LONGEST_ANSWER, TIMEOUTS * plan.timeout));
  }

  /** When to step with `timer` if nothing else happens until then. */
  get deadline(): Micros {
    return micros(Math.min(this.#deadline, this.#latest));
  }

  /** @returns undefined as long as it goes on; nothing is to be stepped after an outcome */
  step(event: ExchangeEvent, now: Micros): HttpOutcome | undefined {
    switch (event.type) {
      case 'connected':
        this.#enter('waiting', now);
        return;
      case 'failed':
        return { type: 'failed', failure: failures[event.failure] };
      case 'heard':
        this.#hear(now);
        return;
      case 'received':
        this.#hear(now);
        return this.#answer.read(event.octets) ? undefined : this.#end('torn');
      case 'ended':
        return this.#end(event.how, event.sslError);
      case 'timer':
        return now < this.deadline
          ? undefined
          : { type: 'failed', failure: this.#expiry(), texts: this.#answer.texts };
      default:
        return event satisfies never;
    }
  }

  #enter(phase: 'waiting' | 'reading', now: Micros): void {
    this.#phase = phase;
    this.#deadline = plus(now, this.#plan.timeout);
  }

  #hear(now: Micros): void {
    if (this.#phase !== 'reading' || !this.#plan.tls) this.#enter('reading', now);
  }

  #end(how: EndOfAnswer, sslError?: string): HttpOutcome {
    if (how === 'reset') return { type: 'failed', failure: 'Read error with', texts: this.#answer.texts };
    const isGoodbye = how === 'closed' && this.#plan.tls && this.#answer.head === undefined;
    const outcome = isGoodbye
      ? ({ type: 'failed', failure: 'SSL read error from' } as const)
      : judge(this.#plan, this.#answer);
    return sslError === undefined || outcome.type === 'notTried' ? outcome : { ...outcome, sslError };
  }

  #expiry(): string {
    if (this.#phase === 'connecting') return failures.timeout;
    if (this.#phase === 'waiting') return 'Timeout WEB read';
    return this.#plan.tls ? 'Timeout SSL read' : 'Timeout HTTP read';
  }
}
