import type { Inherited } from '../schema/keyword.ts';
import { isInherited, type Values } from './form.ts';
import type { Read } from './read-block.ts';

/**
 * Fills in the defaults that come from elsewhere, which may be a keyword above in the same block.
 *
 * @param reads `global_defs` first, and outer blocks before those in them
 */
export function inherit(reads: readonly Read[], global: Values): void {
  for (const read of reads) {
    for (const { target, from } of read.form.inherited) {
      if (read.spans[target] === undefined) read.value[target] = resolve(from, read, global);
    }
  }
}

function resolve(from: Inherited, read: Read, global: Values): unknown {
  const value = sourceOf(from, read, global)[from.keyword];
  return value ?? (isInherited(from.or) ? resolve(from.or, read, global) : from.or);
}

function sourceOf({ inherit: where }: Inherited, { value, outer }: Read, global: Values): Values {
  if (where === 'global') return global;
  return where === 'same' ? value : outer;
}
