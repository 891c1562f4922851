import type { Span } from '@kaconf/diagnostics';
import type { Config } from '../config.ts';
import { DURATIONS } from './durations.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * What a configuration means, for programs: every value by its keyword, defaults too, in alphabetical order; lists in
 * the order of the file. A duration is `{ "micros": N }`, an address or a prefix is text, and so is a number of 64 bits;
 * what has no value is `null`. `at` tells where a block or an entry is written.
 */
export function configToJson(config: Config): Json {
  return toJson(config, false);
}

/** @param timed whether the numbers in it are durations */
function toJson(value: unknown, timed: boolean): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return timed ? { micros: value } : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each) => toJson(each, timed));
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error(`no JSON for ${String(value)}`);
  return isPrefix(value) ? `${value.address}/${value.length}` : membersOf(value, timed);
}

function membersOf(value: object, timed: boolean): Json {
  const members = Object.entries(value).flatMap(([name, member]) => memberOf(name, member, timed));
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where each keyword of a block stands, and its brace, is for messages. */
function memberOf(name: string, value: unknown, timed: boolean): [name: string, Json][] {
  if (isSpan(value)) return name === 'span' ? [['at', `${value.file}:${value.line}:${value.column}`]] : [];
  if (name === 'spans') return [];
  return [[name, toJson(value, timed || Object.hasOwn(DURATIONS, name))]];
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'endColumn' in value;
}

function isPrefix(value: object): value is { readonly address: string; readonly length: number } {
  return 'address' in value && 'length' in value;
}
