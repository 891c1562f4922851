import type { Socket } from 'node:net';
import type { MailPlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { type Exchange, QUIT, readReplies } from './conversation.ts';
import { addressOf } from './server-address.ts';

/** keepalived's: what a server may say without coming to an end. */
const LONGEST_REPLY = 1024;

/** Has a conversation with the server of a plan. Never rejects: what goes wrong is logged. */
export async function converse(plan: MailPlan, exchanges: readonly Exchange[], log: Log): Promise<void> {
  // Most of the time there is nothing to mail.
  const { connect } = await import('node:net');
  const address = await addressOf(plan.host);
  if (address === undefined) {
    log.info(`SMTP connection ERROR to ${serverText(plan)}.`);
    return;
  }
  const socket = connect({ host: address, port: plan.port });
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    new Client(socket, plan, exchanges, log).start();
  });
}

function serverText({ host, port }: MailPlan): string {
  return `[${host}]:${port}`;
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
  #patience: NodeJS.Timeout | undefined;

  constructor(socket: Socket, plan: MailPlan, exchanges: readonly Exchange[], log: Log) {
    this.#socket = socket;
    this.#server = serverText(plan);
    this.#timeout = plan.timeout / 1000;
    this.#log = log;
    this.#left = exchanges;
  }

  start(): void {
    const socket = this.#socket;
    this.#wait();
    socket.once('close', () => clearTimeout(this.#patience));
    socket.setEncoding('latin1');
    socket.once('connect', () => {
      this.#connected = true;
      this.#log.detail(`Remote SMTP server ${this.#server} connected.`);
    });
    socket.on('data', (text) => this.#hear(String(text)));
    socket.once('end', () => {
      if (this.#left.length > 0) this.#fail('Remote SMTP server', 'has closed the connection');
    });
    socket.on('error', () => {
      if (!this.#connected) this.#fail('SMTP connection ERROR to');
      else this.#fail('Error reading data from remote SMTP server');
    });
  }

  #hear(text: string): void {
    const { codes, rest } = readReplies(this.#heard + text);
    this.#heard = rest;
    for (const code of codes) this.#answered(code);
    if (this.#heard.length < LONGEST_REPLY) return;
    this.#heard = '';
    this.#log.info(
      `Received buffer from remote SMTP server ${this.#server} overflow our get read buffer length.`,
    );
    this.#quit(this.#left[0]);
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
    this.#wait();
    const [next] = left;
    if (next) this.#socket.write(next.says);
    else this.#socket.destroy();
  }

  /** For a whole answer: one that comes letter by letter is none. */
  #wait(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#timedOut(), this.#timeout);
  }

  /** As politely as it goes. */
  #quit(asked: Exchange | undefined): void {
    this.#ask(asked === undefined || asked === QUIT ? [] : [QUIT]);
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
