import { type ExpandOptions, parseConfig } from '@kaconf/config';
import { type Diagnostic, rowOf } from '@kaconf/diagnostics';
import type { Host } from '@kaconf/host';
import { judgePatterns } from './patterns.ts';

export interface Judgement {
  /** In the order of keepalived's lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that were read, by their paths: it may include others. */
  readonly texts: ReadonlyMap<string, string>;
}

/** @param host without it the text alone is judged */
export async function judge(
  file: string,
  text: string,
  options: ExpandOptions,
  host: Host | undefined,
): Promise<Judgement> {
  const settings = host ? { ...options, machine: host } : options;
  const parsed = parseConfig({ file, text }, settings);
  const { texts } = parsed;
  const diagnostics = [...parsed.diagnostics, ...(await judgePatterns(parsed.config))];
  if (host === undefined) return { diagnostics, texts };
  const { checkHost } = await import('@kaconf/host');
  const { findings } = checkHost(parsed, host);
  const all = [...diagnostics, ...findings].toSorted((a, b) => rowWhere(a) - rowWhere(b));
  return { diagnostics: all, texts };
}

/** Where keepalived is when it says it. */
function rowWhere({ span, keepalived: [first] = [] }: Diagnostic): number {
  if (first === undefined) return rowOf(span);
  return first.at === undefined ? Number.POSITIVE_INFINITY : rowOf(first.at);
}
