import type { Written } from '../written.ts';
import { saidBy, type WrittenInstance } from './instances.ts';

const OFF = new Set(['off', 'no', 'false']);

/** Whether an instance is in strict mode by what it says itself, or else by what holds for all. */
export function isStrict({ said }: WrittenInstance, written: readonly Written[]): boolean {
  const mode = said('strict_mode');
  if (mode !== undefined) return !OFF.has(saidBy(mode) ?? '');
  return written.some(({ word, inside }) => word === 'vrrp_strict' && inside === 'global_defs');
}
