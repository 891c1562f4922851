import type { Socket } from 'node:net';
import type { MailPlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { type Exchange, QUIT, readReplies } from './conversation.ts';

/** Has a conversation with the server of a plan. Never rejects: what goes wrong is logged. */
export async function converse(plan: MailPlan, exchanges: readonly Exchange[], log: Log): Promise<void> {
  // Most of the time there is nothing to mail.
  const { connect } = await import('node:net');
  const socket = connect({ host: plan.host, port: plan.port });
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    new Client(socket, plan, exchanges, log).start();
  });
}

class Client {
  readonly #socket: Socket;
  readonly #server: string;
  readonly #timeout: number;
  readonly #log: Log;
  /** The first of them waits for its answer. */
  #left: readonly Exchange[];
  #heard = '';
  #connected = false;

  constructor(socket: Socket, plan: MailPlan, exchanges: readonly Exchange[], log: Log) {
    this.#socket = socket;
    this.#server = `[${plan.host}]:${plan.port}`;
    this.#timeout = plan.timeout / 1000;
    this.#log = log;
    this.#left = exchanges;
  }

  start(): void {
    const socket = this.#socket;
    socket.setTimeout(this.#timeout, () => this.#timedOut());
    socket.setEncoding('latin1');
    socket.once('connect', () => {
      this.#connected = true;
      this.#log.detail(`Remote SMTP server ${this.#server} connected.`);
    });
    socket.on('data', (text) => this.#hear(String(text)));
    socket.once('end', () => {
      if (this.#left.length > 0) this.#fail('Remote SMTP server', 'has closed the connection');
    });
    socket.once('error', () => {
      if (!this.#connected) this.#fail('SMTP connection ERROR to');
      else this.#fail('Error reading data from remote SMTP server');
    });
  }

  #hear(text: string): void {
    const { codes, rest } = readReplies(this.#heard + text);
    this.#heard = rest;
    for (const code of codes) this.#answered(code);
  }

  #answered(code: number): void {
    const [asked, ...left] = this.#left;
    if (!asked) return;
    if (code !== asked.expects) {
      this.#log.info(
        `Error processing ${asked.name} cmd on SMTP server ${this.#server}. SMTP status code = ${code}`,
      );
      this.#quit(asked);
      return;
    }
    if (asked.name === 'BODY') this.#log.detail('SMTP alert successfully sent.');
    this.#ask(left);
  }

  #ask(left: readonly Exchange[]): void {
    this.#left = left;
    const [next] = left;
    if (next) this.#socket.write(next.says);
    else this.#socket.destroy();
  }

  /** As politely as it goes. */
  #quit(asked: Exchange): void {
    this.#ask(asked === QUIT ? [] : [QUIT]);
  }

  #timedOut(): void {
    const [asked] = this.#left;
    if (!this.#connected) {
      this.#fail('Timeout opening connection to remote SMTP server');
    } else if (asked) {
      this.#log.info(`Timeout reading data to remote SMTP server ${this.#server}.`);
      this.#quit(asked);
    }
  }

  #fail(before: string, after = ''): void {
    this.#log.info(`${before} ${this.#server}${after && ` ${after}`}.`);
    this.#left = [];
    this.#socket.destroy();
  }
}
