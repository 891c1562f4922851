import { keepalivedLines, READERS } from '@kaconf/diagnostics';
import type { Parsed } from '../src/index.ts';

/**
 * What a configuration says, wherever it says it: its typed form, and what keepalived's processes print but for the lines'
 * numbers. Where braces do not match what is meant depends on indentation, but what keepalived makes of it does not.
 */
export function meaningOf(parsed: Parsed): string {
  const { diagnostics, misread: { config } = parsed } = parsed;
  const printed = READERS.map((reader) =>
    keepalivedLines(diagnostics, reader, false).map(withoutPlace).sort(),
  );
  return JSON.stringify([config, printed], withoutPlaces, 1);
}

function withoutPlace(line: string): string {
  return line.replace(/^\([^()]*\bLine \d+\) /, '');
}

/** All that is made of a configuration, with its places. */
export function wholeOf({ config, programs, diagnostics, unobeyed }: Parsed): string {
  return JSON.stringify([config, programs, diagnostics, unobeyed], asJson, 1);
}

const PLACES = new Set(['span', 'end', 'spans']);

function withoutPlaces(key: string, value: unknown): unknown {
  return PLACES.has(key) ? undefined : asJson(key, value);
}

function asJson(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Map || value instanceof Set ? [...value] : value;
}

/** The first line that is not the same in two texts. */
export function firstDifference(before: string, after: string): string {
  const was = before.split('\n');
  const is = after.split('\n');
  const at = was.findIndex((line, index) => line !== is[index]);
  return `${was[at === -1 ? was.length : at]?.trim()} → ${is[at === -1 ? was.length : at]?.trim()}`;
}
