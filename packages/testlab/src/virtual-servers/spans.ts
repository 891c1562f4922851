import type { Millis } from '../clock.ts';
import type { LogLine } from '../daemon/daemon.ts';

/** How long after a checker began its real server was taken out, by `[10.0.1.1]:tcp:80 [10.1.0.1]:tcp:80`; the first time of each. */
export type Spans = Readonly<Record<string, Millis>>;

const BEGINS = /^Activating healthchecker for service (\S+) for VS (.+)$/;
const ENDS = /^(?:Removing|Disabling) service (\S+) (?:from|of) VS (.+)$/;

export function spansOf(log: readonly LogLine[]): Spans {
  const begun = new Map<string, Millis>();
  const spans = new Map<string, Millis>();
  for (const { time, text } of log) {
    const [, ...start] = BEGINS.exec(text) ?? [];
    const [, ...end] = ENDS.exec(text) ?? [];
    const from = begun.get(end.join(' '));
    if (start.length > 0 && !begun.has(start.join(' '))) begun.set(start.join(' '), time);
    if (from !== undefined && !spans.has(end.join(' '))) spans.set(end.join(' '), time - from);
  }
  return Object.fromEntries(spans);
}

/** A line for each that both have taken out: how long each of the two took, and how much longer the second. */
export function spanTable(real: Spans, ours: Spans): readonly string[] {
  return Object.entries(real).flatMap(([key, span]) => {
    const other = ours[key];
    if (other === undefined) return [];
    const numbers = [span, other, other - span].map((number) => number.toFixed(0).padStart(7));
    return [`${numbers.join('')} ms  ${key}`];
  });
}
