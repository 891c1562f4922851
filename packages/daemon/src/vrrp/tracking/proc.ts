import { readdirSync, readFileSync } from 'node:fs';
import { KernelError } from '@kaconf/kernel';
import { isShortage } from '../../processes/shortage.ts';
import type { Shown } from './process-match.ts';

const PROC = '/proc';

/** All processes that there are. @throws KernelError where there is no descriptor to look with */
export function livingProcesses(): number[] {
  try {
    return readdirSync(PROC).map(Number).filter(Number.isInteger);
  } catch (error) {
    throw KernelError.from(error, 'read', PROC);
  }
}

/** Undefined for one that is gone, or only waits to be reaped. @throws KernelError where there is no descriptor to look with */
export function showProcess(pid: number, withCommandLine: boolean): Shown | undefined {
  const place = `${PROC}/${pid}`;
  try {
    const status = readFileSync(`${place}/stat`, 'latin1');
    const end = status.lastIndexOf(')');
    if (status[end + 2] === 'Z') return undefined;
    // It is the process's own memory, which may have to be fetched from disk.
    const commandLine = withCommandLine ? readFileSync(`${place}/cmdline`, 'utf8') : '';
    return { name: status.slice(status.indexOf('(') + 1, end), commandLine };
  } catch (error) {
    const refusal = KernelError.from(error, 'read', place);
    if (isShortage(refusal)) throw refusal;
    return undefined;
  }
}
