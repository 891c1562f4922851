import type { SecureContext } from 'node:tls';
import type { HttpGetPlan, SslGetPlan } from '../plan/plan.ts';
import type { ProbeEdge } from '../probe/edge.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import { refusalSpeaker } from '../probe/refusal-speaker.ts';
import { streamsOver } from '../stream/connect-stream.ts';
import { secureContextOf, type TlsComplaint } from '../stream/secure-context.ts';
import { HttpClient } from './client.ts';
import type { HttpOutcome } from './judge.ts';
import type { UrlPlan } from './plan.ts';
import type { HttpProgress } from './progress.ts';
import { urlsOf } from './urls.ts';

type Check = CheckInProgress<HttpProgress, HttpOutcome>;

/** Asks for one URL of a checker with each check. */
export class HttpProbe implements Probe<HttpProgress, HttpOutcome> {
  readonly #urls: readonly UrlPlan[];
  /** Undefined without TLS; or why there is none. */
  readonly #context: SecureContext | TlsComplaint | undefined;
  readonly #client: HttpClient;
  #check: Check | undefined;

  constructor(plan: HttpGetPlan | SslGetPlan, edge: ProbeEdge) {
    this.#urls = urlsOf(plan, (text) => edge.log(text));
    this.#context = plan.type === 'SSL_GET' ? secureContextOf(plan.tlsFiles) : undefined;
    const context = this.#context !== undefined && 'text' in this.#context ? undefined : this.#context;
    this.#client = new HttpClient(
      { connection: plan.connection, context },
      {
        now: () => edge.now(),
        connect: streamsOver(edge.sockets),
        wakeAt: (deadline) => this.#check?.wakeAt(deadline),
        done: (outcome) => this.#finish(outcome),
        refused: refusalSpeaker(plan.connection, edge),
      },
    );
  }

  start(check: Check): void {
    this.#check = check;
    const url = this.#urls[check.progress.url] ?? this.#urls[0];
    if (this.#context !== undefined && 'text' in this.#context)
      this.#finish({ type: 'notTried', ...this.#context });
    else if (url !== undefined) this.#client.ask(url);
  }

  expired(): void {
    this.#client.expired();
  }

  close(): void {
    this.#check = undefined;
    this.#client.close();
  }

  #finish(outcome: HttpOutcome): void {
    const check = this.#check;
    this.#check = undefined;
    check?.finish(outcome);
  }
}
