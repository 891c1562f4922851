import { type Micros, micros } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { EntryWords } from '../words/entry-words.ts';

const MIN_MS = 200;
const MAX_MS = 120_000;

/** How keepalived counts and names a round-trip time. */
export interface RttUnit {
  /** How many of them are a millisecond; what a number without `s` or `ms` counts. */
  readonly perMs: number;
  /** In its complaints. */
  readonly name: 'rtt' | 'rto';
  /** Of a value that is none. */
  readonly line: string;
}

/** `TIMEs`, `TIMEms` or a number of units, from 200 ms to 120 s; beyond that it is the nearest, with a complaint. */
export function readRtt(word: Word, unit: RttUnit, words: EntryWords): Micros | undefined {
  const text = word.text.trimStart();
  const parsed = parse(text, unit);
  if (parsed.units === undefined) {
    const message = `found '${word.text}', allowed is ${MIN_MS}ms–${MAX_MS / 1000}s`;
    words.mind({ message, line: [...parsed.lines, unit.line.replace('{value}', word.text)] }, word);
    return;
  }
  const ms = parsed.units / unit.perMs;
  const nearest = Math.min(Math.max(ms, MIN_MS), MAX_MS);
  const reset = `${unit.name} value ${text} ${ms > MAX_MS ? `exceeds maximum ${MAX_MS / 1000}s` : `below minimum ${MIN_MS}ms`}, resetting`;
  const line = nearest === ms ? parsed.lines : [...parsed.lines, reset];
  if (line.length > 0) {
    const message = `found '${word.text}', allowed is ${MIN_MS}ms–${MAX_MS / 1000}s`;
    words.mind({ message, hint: `${nearest} ms are used`, line }, word);
  }
  return micros(nearest * 1000);
}

interface Parsed {
  /** Absent when it is no time. */
  readonly units?: number;
  /** What keepalived has minded so far. */
  readonly lines: readonly string[];
}

function parse(text: string, { perMs, name }: RttUnit): Parsed {
  const [, number = '', unit] = /^([^s]*?)(m?s|m?secs?|)$/i.exec(text) ?? [];
  const isRaw = unit === '';
  if (unit === undefined || (!isRaw && number === '')) return { lines: [] };
  if (/e/i.test(number)) return { lines: [`${name} value exponential form ${text} no longer supported`] };
  const decimals = isRaw || /^m/i.test(unit) ? 0 : 3;
  const parsed = parseDecimal(number, decimals, MAX_MS * perMs);
  if (parsed.units === undefined || isRaw) return parsed;
  return { ...parsed, units: parsed.units * perMs };
}

/** In units of the last decimal. */
function parseDecimal(text: string, decimals: number, max: number): Parsed {
  if (text.startsWith('-')) return { lines: [`negative number '${text}'`] };
  const [, whole = '', fraction = ''] = /^([^.]*)\.?(.*)$/s.exec(text) ?? [];
  const lines = fraction.length > decimals ? [`number '${text}' has too many decimal places`] : [];
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, '0');
  if (!/^\s*\+?\d*$/.test(digits)) return { lines: [...lines, `invalid number '${text}'`] };
  const units = Number(digits) + ((fraction[decimals] ?? '') >= '5' ? 1 : 0);
  if (units >= 2 ** 64) return { lines: [...lines, `number '${text}' outside unsigned decimal range`] };
  if (units <= max) return { units, lines };
  const [least, most] = [0, max].map((limit) => formatDecimal(limit, decimals));
  return { lines: [...lines, `number '${text}' outside range [${least}, ${most}]`] };
}

/** Without decimals keepalived leaves the point. */
function formatDecimal(units: number, decimals: number): string {
  return decimals === 0 ? `${units}.` : (units / 10 ** decimals).toFixed(decimals);
}
