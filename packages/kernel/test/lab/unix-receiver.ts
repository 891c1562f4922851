import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './eventually.ts';

/** Node has no Unix datagrams. Python is there: node-gyp has built the addon with it. */
const SCRIPT = `
import os, socket, sys
path = sys.argv[1]
receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
receiver.bind(path.replace('@', '\\0', 1))
print(os.getpid(), flush=True)
while True: print(receiver.recv(65536).decode(), flush=True)
`;

/** A process that listens at a path, or an abstract name that begins with `@`. */
export class UnixReceiver {
  readonly #process: ChildProcess;
  readonly #closed: Promise<unknown>;
  #said = '';

  private constructor(path: string) {
    this.#process = spawn('python3', ['-c', SCRIPT, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#closed = once(this.#process, 'close');
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
  }

  static async listen(path: string): Promise<UnixReceiver> {
    const receiver = new UnixReceiver(path);
    await eventually(`something listens at ${path}`, () => receiver.#said.includes('\n'));
    return receiver;
  }

  get received(): string[] {
    return this.#said.split('\n').slice(1, -1);
  }

  /** By the number that it has said: `python3` may be a script that starts another. */
  kill(signal: NodeJS.Signals): void {
    process.kill(Number.parseInt(this.#said, 10), signal);
  }

  async end(): Promise<void> {
    this.kill('SIGKILL');
    await this.#closed;
  }
}
