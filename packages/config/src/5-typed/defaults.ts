import type { Inherited, Keyword } from '../schema/keyword.ts';
import type { Read } from './read-block.ts';

/** The finished blocks that defaults may come from. */
export interface Scope {
  readonly global?: object;
  readonly outer?: object;
}

type Values = Record<string, unknown>;

/**
 * What a block says, with defaults filled in; the schema's types describe the result: `ConfigOf`. A default may be that
 * of a keyword above it, and blocks in it come last, as they inherit from what stands beside them.
 */
export function complete(read: Read, scope: Scope): object {
  const result: Values = { ...read.header, span: read.span, end: read.end, spans: read.spans };
  const entries = Object.entries(read.block.keywords).filter(isKeyword);
  for (const [name, { type, default: fallback }] of entries) {
    if ('block' in type) continue;
    result[name] = read.values.has(name) ? read.values.get(name) : resolve(fallback, result, scope);
  }
  for (const [name, { type, default: fallback }] of entries) {
    if (!('block' in type)) continue;
    const blocks = read.values.get(name) as readonly Read[] | undefined;
    const values = blocks?.map((block) => complete(block, { ...scope, outer: result }));
    result[name] = (type.many ? values : values?.[0]) ?? fallback;
  }
  return result;
}

function isKeyword(entry: [string, object]): entry is [string, Keyword<unknown>] {
  return !('alias' in entry[1]);
}

function resolve(fallback: unknown, same: Values, scope: Scope): unknown {
  if (!isInherited(fallback)) return fallback;
  const from = { same, outer: scope.outer as Values, global: scope.global as Values }[fallback.inherit];
  return from[fallback.keyword] ?? resolve(fallback.or, same, scope);
}

function isInherited(value: unknown): value is Inherited {
  return typeof value === 'object' && value !== null && 'inherit' in value;
}
