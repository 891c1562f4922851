import type { Socket } from 'node:net';
import type { Progress } from '../checker/progress.ts';
import { formatPair } from '../plan/connection.ts';
import type { SmtpPlan } from '../plan/plan.ts';
import type { Cancellable, ProbeEdge, SocketRefusal } from '../probe/edge.ts';
import type { CheckInProgress, Probe } from '../probe/probe.ts';
import { refusalSpeaker } from '../probe/refusal-speaker.ts';
import { type ConnectStream, type StreamResult, streamsOver } from '../stream/connect-stream.ts';
import { SmtpDialogue, type SmtpEvent, type SmtpOutcome } from './dialogue.ts';

type Check = CheckInProgress<Progress, SmtpOutcome>;

/** From <errno.h>. */
const ETIMEDOUT = 110;

/** Greets a mail server, and takes its leave. */
export class SmtpProbe implements Probe<Progress, SmtpOutcome> {
  readonly #plan: SmtpPlan;
  readonly #edge: ProbeEdge;
  readonly #connect: ConnectStream;
  readonly #explain: ReturnType<typeof refusalSpeaker>;
  #check: Check | undefined;
  #dialogue: SmtpDialogue | undefined;
  #connecting: Cancellable | undefined;
  #socket: Socket | undefined;

  constructor(plan: SmtpPlan, edge: ProbeEdge) {
    this.#plan = plan;
    this.#edge = edge;
    this.#connect = streamsOver(edge.sockets);
    this.#explain = refusalSpeaker(plan.connection, edge);
  }

  start(check: Check): void {
    const { connection, heloName } = this.#plan;
    this.#check = check;
    const plan = { heloName, name: formatPair(connection), timeout: connection.timeout };
    const dialogue = new SmtpDialogue(plan, this.#edge.now());
    this.#dialogue = dialogue;
    check.wakeAt(dialogue.deadline);
    this.#connecting = this.#connect(connection, (result) => this.#connected(dialogue, result));
  }

  expired(): void {
    if (this.#dialogue !== undefined) this.#step(this.#dialogue, { type: 'timer' });
  }

  close(): void {
    this.#dialogue = undefined;
    this.#connecting?.cancel();
    this.#connecting = undefined;
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #connected(dialogue: SmtpDialogue, result: StreamResult): void {
    this.#connecting = undefined;
    if (result.type !== 'connected') this.#finish(this.#failure(result));
    else {
      this.#socket = listened(result.socket, (event) => this.#step(dialogue, event));
      this.#step(dialogue, { type: 'connected' });
    }
  }

  #failure(result: Exclude<StreamResult, { type: 'connected' }>): SmtpOutcome {
    const { connection, server } = this.#plan;
    const name = formatPair(connection);
    if (result.type === 'failed') {
      const what = result.errno === ETIMEDOUT ? 'Connection timeout' : 'Could not connect';
      return { type: 'failed', text: `${what} to server ${name}` };
    }
    if (!result.unreachable) return this.#refused(result);
    const real = server.replace(/\]:\w+:/, ']:');
    return {
      type: 'failed',
      text: `Network unreachable for server ${connection.address} - real server ${real}`,
    };
  }

  #refused(refusal: SocketRefusal): SmtpOutcome {
    this.#explain(refusal);
    const what = refusal.step === 'socket' ? 'connection failed to create socket' : 'socket bind failed';
    return { type: 'notTried', text: `SMTP_CHECK ${what}. Rescheduling.` };
  }

  #step(dialogue: SmtpDialogue, event: SmtpEvent): void {
    if (this.#dialogue !== dialogue) return;
    const { send, text, outcome } = dialogue.step(event, this.#edge.now());
    if (text !== undefined) this.#edge.log(text);
    if (send !== undefined) this.#socket?.write(send);
    if (outcome !== undefined) this.#finish(outcome);
    else this.#check?.wakeAt(dialogue.deadline);
  }

  #finish(outcome: SmtpOutcome): void {
    const check = this.#check;
    this.close();
    check?.finish(outcome);
  }
}

function listened(socket: Socket, hear: (event: SmtpEvent) => void): Socket {
  socket.on('data', (octets: Buffer) => hear({ type: 'received', octets }));
  socket.on('end', () => hear({ type: 'ended' }));
  socket.on('error', ({ syscall }: NodeJS.ErrnoException) =>
    hear({ type: syscall === 'write' ? 'unsent' : 'ended' }),
  );
  return socket;
}
