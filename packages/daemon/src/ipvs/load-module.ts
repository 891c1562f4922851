import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ORDINARY_PROGRAM = '/sbin/modprobe';

/** Loads a module of the kernel with the program that the kernel itself would use. @returns whether it is there then */
export function loadModule(name: string): boolean {
  const program = configuredProgram() || ORDINARY_PROGRAM;
  // Some of these programs know no -s.
  return [['-s', '--', name], [name]].some((words) => {
    const { status } = spawnSync(program, words, { stdio: 'ignore' });
    return status === 0;
  });
}

function configuredProgram(): string {
  try {
    return readFileSync('/proc/sys/kernel/modprobe', 'utf8').trim();
  } catch {
    return '';
  }
}
