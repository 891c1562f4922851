import type { Via } from '../diagnostic.ts';

/** What a step between what is written and what is read is, behind its place. */
export function viaText({ type, name }: Via): string {
  if (type === 'include') return 'included from here';
  return type === 'definition' ? `in the definition of $${name}` : `in the sequence of $${name}`;
}
