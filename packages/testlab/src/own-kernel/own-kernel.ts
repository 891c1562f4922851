import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Millis } from '../clock.ts';
import { environment } from '../process/spawn.ts';

export interface OwnKernelOptions {
  /** How long it may take in all. */
  readonly patience: Millis;
  /** As the kernel takes it. */
  readonly memory?: string;
}

export interface Ended {
  /** The command's; undefined when the kernel did not come so far. */
  readonly status: number | undefined;
  /** What it wrote to its standard output and error. */
  readonly output: string;
}

const MODULES_OF_DEBIAN = '/usr/lib/uml/modules';
const SCHEDULERS = ['rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'mh', 'sed', 'nq', 'fo', 'ovf', 'lblc', 'lblcr'];
const MODULES = [
  ...['bridge', 'dummy', 'macvlan', 'nf_tables', 'veth', 'sctp', 'ip_vs', 'ip_vs_pe_sip'],
  ...SCHEDULERS.map((name) => `ip_vs_${name}`),
  ...['ipip', 'ip6_tunnel', 'ip_gre', 'fou'],
];
/** What the kernel itself says on its console. */
const KERNEL_SPEAKS = /^(?:SELinux:|mmapper_init|Failed to initialize ubd|reboot: |sysrq: )/;

/**
 * Runs a command as root in a Linux kernel of its own, Debian's user-mode-linux, over this machine's files; `/run` is empty and
 * its own. For what belongs to a whole machine: its clock, modules that this machine does not have. It has one processor,
 * and what starts processes takes five times as long in it.
 *
 * @throws ExecaError when there is no such kernel here, or it does not end in time
 */
export async function runInOwnKernel(
  command: readonly string[],
  { patience, memory = '2G' }: OwnKernelOptions,
): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'own-kernel-'));
  try {
    const init = join(folder, 'init');
    await writeFile(init, initScript(folder, command), { mode: 0o755 });
    const { stdout } = await execa('linux.uml', kernelWords(init, memory), {
      env: environment,
      stdin: 'ignore',
      stderr: 'ignore',
      timeout: patience,
      // It ends with status 1 whatever has run in it.
      reject: false,
    });
    const status = await readFile(join(folder, 'status'), 'utf8').catch(() => undefined);
    const lines = stdout.replaceAll('\r', '').split('\n');
    return {
      status: status === undefined ? undefined : Number(status),
      output: lines.filter((line) => !KERNEL_SPEAKS.test(line)).join('\n'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether this runs in such a kernel. */
export function isInOwnKernel(): boolean {
  return readFileSync('/proc/cpuinfo', 'utf8').includes('User Mode Linux');
}

function kernelWords(init: string, memory: string): readonly string[] {
  const root = ['root=/dev/root', 'rootfstype=hostfs', 'rootflags=/', 'rw'];
  return [`mem=${memory}`, 'quiet', ...root, `init=${init}`, 'con=null', 'con0=null,fd:1'];
}

/** Its first process, which turns the machine off when the command has ended. */
function initScript(folder: string, command: readonly string[]): string {
  return `#!/bin/sh
export PATH=${quoted(environment.PATH)} HOME=/root TERM=dumb
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t tmpfs run /run
mkdir -p /lib/modules; mount --bind ${MODULES_OF_DEBIAN} /lib/modules
for module in ${MODULES.join(' ')}; do modprobe $module || :; done
ip link set lo up
cd ${quoted(process.cwd())}
${command.map(quoted).join(' ')} </dev/null 2>&1
echo $? >${quoted(join(folder, 'status'))}
echo o >/proc/sysrq-trigger
sleep 10
`;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
