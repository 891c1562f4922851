import type { Inherited } from '../schema/keyword.ts';

const MICROSECONDS = 1_000_000;

/** A default as a user would write it; empty when there is none. */
export function fallbackText(value: unknown, form: string): string {
  if (isInherited(value)) return inheritedText(value, form);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number' && form.endsWith(' s')) return `${value / MICROSECONDS} s`;
  if (typeof value === 'object')
    return Object.values(value as object)
      .map(String)
      .join(' ');
  return String(value);
}

function inheritedText({ inherit, keyword, or }: Inherited, form: string): string {
  const from = { global: ` of global_defs`, outer: ' of the block around it', same: '' }[inherit];
  const otherwise = or === undefined ? '' : `, else ${fallbackText(or, form)}`;
  return `\`${keyword}\`${from}${otherwise}`;
}

function isInherited(value: unknown): value is Inherited {
  return typeof value === 'object' && value !== null && 'inherit' in value;
}
