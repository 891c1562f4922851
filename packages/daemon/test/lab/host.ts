import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const SETUP = [
  'mount -t tmpfs run /run',
  'ip link set lo up',
  'ip link add eth0 type veth peer name peer',
  'ip link set eth0 up',
  'ip link set peer up',
  'ip address add 10.0.0.11/24 dev eth0',
  'echo ready',
  'exec sleep infinity',
];
const PATIENCE = { timeout: 30_000, interval: 20 };

export interface Daemon {
  readonly pid: number;
  /** Without their times. */
  readonly lines: readonly string[];
  /** Waits for a line that holds the text, after so many others that do. */
  says(text: string, earlier?: number): Promise<void>;
  /** Its exit status. */
  readonly ended: Promise<number | null>;
}

/** A network namespace with a /run of its own, held by a process that dies with this one. */
export class Host implements AsyncDisposable {
  readonly #holder: ChildProcess;
  readonly #namespace: string;

  constructor(holder: ChildProcess) {
    this.#holder = holder;
    this.#namespace = readlinkSync(`/proc/${holder.pid}/ns/net`);
  }

  /** Starts our keepalived; `as` are the words of a command that is to start it. */
  start(words: readonly string[], as: readonly string[] = []): Daemon {
    const command = [...this.#enter(), ...as, process.execPath, MAIN, ...words];
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...command], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => lines.push(...undated(text)));
    const ended = once(child, 'close').then(([status]) => status as number | null);
    const says = async (text: string, earlier = 0) => {
      const heard = () => lines.filter((line) => line.includes(text)).length > earlier;
      await vi.waitUntil(heard, PATIENCE).catch(() => {
        throw new Error(`'${text}' was not said, but:\n${lines.join('\n')}`);
      });
    };
    return { pid: child.pid ?? 0, lines, ended, says };
  }

  exec(...words: readonly string[]): string {
    const [file = '', ...others] = [...this.#enter(), ...words];
    return execFileSync(file, others, { encoding: 'utf8' });
  }

  /** On eth0, without 10.0.0.11. */
  virtualAddresses(): string[] {
    const text = this.exec('ip', '-4', '-o', 'address', 'show', 'eth0');
    return Array.from(text.matchAll(/inet (\S+)\/24/g), ([, found = '']) => found).filter(
      (one) => one !== '10.0.0.11',
    );
  }

  /** A file in its /run: what is in it, nothing when it is not there. */
  file(name: string): string {
    const path = this.path(name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  /** As it is seen from here. */
  path(name: string): string {
    return `/proc/${this.#holder.pid}/root/run/${name}`;
  }

  /** Everything that lives here but the holder. */
  processes(): number[] {
    const pids = readdirSync('/proc').map(Number).filter(Boolean);
    return pids.filter((pid) => pid !== this.#holder.pid && namespaceOf(pid) === this.#namespace);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const pid of this.processes()) kill(pid, 'SIGKILL');
    this.#holder.kill('SIGKILL');
    await once(this.#holder, 'close');
  }

  #enter(): string[] {
    return ['nsenter', '-t', String(this.#holder.pid), '--net', '--mount', '--'];
  }
}

/** @throws Error when the machine does not allow it */
export async function makeHost(): Promise<Host> {
  const words = ['--pdeathsig', 'KILL', '--', 'unshare', '--net', '--mount', '--'];
  const holder = spawn('setpriv', [...words, 'sh', '-ec', SETUP.join('; ')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const refused = once(holder.stderr, 'data').then(([text]) => {
    throw new Error(`cannot make a network namespace, run as root: ${text}`);
  });
  await Promise.race([once(holder.stdout, 'data'), refused]);
  return new Host(holder);
}

/** A process that has gone already is none of our business. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function namespaceOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}

function undated(text: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => line.replace(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}: /, ''));
}
