import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BareRoot } from './bare-root.ts';

const BOOT_MS = 30_000;

/** Undefined when systemd can be booted here; why not otherwise. */
export function whyNoBoot(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root';
  const { status } = spawnSync('systemd-nspawn', ['--version'], { stdio: 'ignore' });
  return status === 0 ? undefined : "needs systemd-nspawn, of Debian's systemd-container";
}

/** A bare root whose own systemd is process 1, in a network of its own with `eth0`, 192.0.2.10. */
export class BootedRoot {
  readonly #container: ChildProcess;
  readonly #first: number;

  static async boot(root: BareRoot): Promise<BootedRoot> {
    // Nobody asks a machined, or a systemd of this machine, for a leave.
    const apart = ['--private-network', '--register=no', '--keep-unit', `--machine=kaconf-${process.pid}`];
    const words = ['--quiet', `--directory=${root.path}`, ...apart, '/lib/systemd/systemd'];
    const container = spawn('systemd-nspawn', words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const output of [container.stdout, container.stderr]) {
      output.on('data', (data: Buffer) => {
        said += data.toString();
      });
    }
    for (const end = Date.now() + BOOT_MS; Date.now() < end; await sleep(100)) {
      const first = firstProcess(container.pid);
      // Degraded is what it is without all that a container has not.
      const isUp = first && /^(running|degraded)/.test(inside(first, 'systemctl is-system-running'));
      if (isUp) return new BootedRoot(container, first);
      if (container.exitCode !== null) break;
    }
    container.kill('SIGKILL');
    throw new Error(`systemd did not boot: ${said}`);
  }

  private constructor(container: ChildProcess, first: number) {
    this.#container = container;
    this.#first = first;
    this.#ip('link add eth0 type veth peer name peer');
    for (const link of ['lo', 'eth0', 'peer']) this.#ip(`link set ${link} up`);
    this.#ip('address add 192.0.2.10/24 dev eth0');
  }

  holds(address: string): boolean {
    return this.#ip('-oneline address show dev eth0').includes(` ${address}/`);
  }

  /** This machine's: it has none of its own. */
  #ip(line: string): string {
    const words = ['--target', `${this.#first}`, '--net', 'ip', ...line.split(' ')];
    return execFileSync('nsenter', words, { encoding: 'utf8' });
  }

  /** What a command says on both its outputs, and its exit status where that is not 0. */
  run(command: string): string {
    return inside(this.#first, command);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#container.once('close', resolve));
    this.#container.kill('SIGKILL');
    process.kill(this.#first, 'SIGKILL');
    await ended;
  }
}

/** nspawn's only child, once it runs what it is to run. */
function firstProcess(nspawn: number | undefined): number | undefined {
  const { stdout } = spawnSync('pgrep', ['--parent', `${nspawn}`], { encoding: 'utf8' });
  const [pid] = stdout.split('\n').filter(Boolean).map(Number);
  if (pid === undefined) return undefined;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8') === 'systemd\n' ? pid : undefined;
  } catch {
    return undefined;
  }
}

function inside(first: number, command: string): string {
  const words = ['--target', `${first}`, '--all', '--', 'sh', '-c', `{ ${command}; } 2>&1`];
  const { status, stdout } = spawnSync('nsenter', words, {
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  return status === 0 ? stdout : `${stdout}exit status ${status}\n`;
}
