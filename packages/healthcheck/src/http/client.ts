import type { SecureContext } from 'node:tls';
import type { Micros } from '@kaconf/net';
import type { Connection } from '../plan/connection.ts';
import type { Cancellable, SocketRefusal } from '../probe/edge.ts';
import type { ConnectStream, StreamResult } from '../stream/connect-stream.ts';
import { type Conversation, talk, talkSecretly } from './conversation.ts';
import { Exchange, type ExchangeEvent } from './exchange.ts';
import type { HttpOutcome } from './judge.ts';
import type { UrlPlan } from './plan.ts';
import { requestText } from './request.ts';

/** Whom a client asks. */
export interface ClientPlan {
  readonly connection: Connection;
  /** Undefined: without TLS. */
  readonly context: SecureContext | undefined;
}

/** What a client acts through. */
export interface ClientEdge {
  readonly now: () => Micros;
  readonly connect: ConnectStream;
  /** Step with `expired` then. */
  wakeAt(deadline: Micros): void;
  /** Once for each question, with nothing open any more. */
  done(outcome: HttpOutcome): void;
  /** What this machine does not give, which `done` then says in short. */
  refused(refusal: SocketRefusal): void;
  /** What comes of an answer, as it comes. */
  heard?(octets: Uint8Array): void;
}

/** From <errno.h>. */
const ETIMEDOUT = 110;

/** Asks for one URL at a time. */
export class HttpClient {
  readonly #plan: ClientPlan;
  readonly #edge: ClientEdge;
  #exchange: Exchange | undefined;
  #connecting: Cancellable | undefined;
  #conversation: Conversation | undefined;

  constructor(plan: ClientPlan, edge: ClientEdge) {
    this.#plan = plan;
    this.#edge = edge;
  }

  ask(url: UrlPlan): void {
    const { connection, context } = this.#plan;
    const exchange = new Exchange(
      { ...url, tls: context !== undefined, timeout: connection.timeout },
      this.#edge.now(),
    );
    this.#exchange = exchange;
    this.#edge.wakeAt(exchange.deadline);
    this.#connecting = this.#edge.connect(connection, (result) => this.#connected(exchange, url, result));
  }

  /** The deadline has come. */
  expired(): void {
    if (this.#exchange !== undefined) this.#step(this.#exchange, { type: 'timer' });
  }

  /** Ends a question without an outcome. */
  close(): void {
    this.#exchange = undefined;
    this.#part(false);
  }

  #connected(exchange: Exchange, url: UrlPlan, result: StreamResult): void {
    this.#connecting = undefined;
    if (this.#exchange !== exchange) {
      if (result.type === 'connected') result.socket.destroy();
    } else if (result.type === 'connected') this.#converse(exchange, url, result);
    else if (result.type === 'failed') {
      this.#step(exchange, {
        type: 'failed',
        failure: result.errno === ETIMEDOUT ? 'timeout' : 'connection',
      });
    } else if (result.unreachable) this.#step(exchange, { type: 'failed', failure: 'unreachable' });
    else {
      this.#edge.refused(result);
      this.#finish({ type: 'notTried', text: refusalText(result) }, false);
    }
  }

  #converse(exchange: Exchange, url: UrlPlan, { socket }: StreamResult & { type: 'connected' }): void {
    const { context } = this.#plan;
    const hear = (event: ExchangeEvent) => this.#step(exchange, event);
    const said = { request: requestText(url.request), hear };
    const conversation =
      context === undefined ? talk(socket, said) : talkSecretly(socket, { ...said, ...url.tls, context });
    if (this.#exchange === exchange) this.#conversation = conversation;
    else conversation.close(false);
  }

  #step(exchange: Exchange, event: ExchangeEvent): void {
    if (this.#exchange !== exchange) return;
    if (event.type === 'received') this.#edge.heard?.(event.octets);
    const outcome = exchange.step(event, this.#edge.now());
    if (outcome === undefined) this.#edge.wakeAt(exchange.deadline);
    else this.#finish(outcome, event.type === 'ended' && event.how === 'closed');
  }

  #finish(outcome: HttpOutcome, isOver: boolean): void {
    this.#exchange = undefined;
    this.#part(isOver);
    this.#edge.done(outcome);
  }

  #part(isOver: boolean): void {
    this.#connecting?.cancel();
    this.#connecting = undefined;
    this.#conversation?.close(isOver);
    this.#conversation = undefined;
  }
}

function refusalText({ step }: SocketRefusal): string {
  return step === 'socket'
    ? 'WEB connection fail to create socket. Rescheduling.'
    : 'WEB socket bind failed. Rescheduling';
}
