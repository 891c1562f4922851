import type { Diagnostic, KeepalivedLine } from './diagnostic.ts';

/** Whether `keepalived -t` ends with something else than 0 because of it. */
function isFailing({ status }: KeepalivedLine): boolean {
  return status !== 'none' && status !== 'log';
}

/** Whether any of what keepalived prints for it is such a line. */
export function failsTest({ keepalived = [] }: Pick<Diagnostic, 'keepalived'>): boolean {
  return keepalived.some(isFailing);
}
