import type { Block } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import type { Side } from './change.ts';
import { isBlock, isPart, isSame, type Part } from './plain.ts';
import { holdsSecret, isSecret, valueText } from './value-text.ts';
import type { Written } from './written.ts';

/** What may be written under other names than that which it has in the configuration. */
export const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  src_ip: ['unicast_src_ip', 'mcast_src_ip'],
  fork_delay: ['fork_delay', 'delay'],
  terminate_delay: ['terminate_delay', 'delay'],
  ranges: ['address'],
  fwmarks: ['fwmark'],
};

export function sideOf(name: string, part: Part, written: Written, block: Block | undefined): Side {
  const span = placeOf(part, name);
  const words = written.at(span);
  const value = part[name];
  // A number out of range is not what is written.
  const isSaidByWords =
    words?.[0] === name &&
    words.length > 1 &&
    !isSecret(name) &&
    !['boolean', 'number'].includes(typeof value);
  const typed = isBlock(value) ? '' : valueText(name, value);
  const text = isSaidByWords ? words.slice(1).join(' ') : typed;
  if (span !== undefined) return { text, span };
  const keyword = block?.keywords[name];
  const isDefault = keyword && 'default' in keyword && value !== undefined && isSame(keyword.default, value);
  return isDefault ? { text, isDefault } : { text };
}

export function entrySide(name: string, part: Part, written: Written): Side {
  const span = hasSpan(part) ? part.span : undefined;
  const words = written.at(span);
  const text =
    words === undefined || holdsSecret(name)
      ? valueText(name, part)
      : words.slice(isBlock(part) ? 1 : 0).join(' ');
  return span === undefined ? { text } : { text, span };
}

export function placeOf(part: Part, name: string): Span | undefined {
  if (name === 'name' && hasSpan(part)) return part.span;
  const keyword = keywordOf(name, part);
  return keyword === undefined ? undefined : spansOf(part)[keyword];
}

/** That which it is written under; undefined where it is not. */
export function keywordOf(name: string, part: Part): string | undefined {
  return (WRITTEN_AS[name] ?? [name]).find((keyword) => spansOf(part)[keyword] !== undefined);
}

function spansOf({ spans }: Part): Readonly<Record<string, Span | undefined>> {
  return (spans ?? {}) as Readonly<Record<string, Span | undefined>>;
}

export function hasSpan(part: Part): part is Part & { readonly span: Span } {
  return isPart(part.span);
}
