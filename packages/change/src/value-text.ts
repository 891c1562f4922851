import { DURATIONS } from '@kaconf/config';
import { isPart, membersOf, type Part, type Value } from './plain.ts';

/** Of these the value is the whole: it goes without its name. */
const SAID_BY_VALUE: ReadonlySet<string> = new Set([
  'prefix',
  'address',
  'destination',
  'name',
  'interface',
  'instance',
  'user',
  'method',
  'auth_type',
]);

/** Never shown. */
const SECRETS: ReadonlySet<string> = new Set(['auth_pass', 'secret', 'password', 'key']);

export function isSecret(name: string): boolean {
  return SECRETS.has(name);
}

/** A value as one would write it, where nobody has. @param name of the member that has it */
export function valueText(name: string, value: Value): string {
  return textOf(value, Object.hasOwn(DURATIONS, name));
}

/** @param timed whether the numbers in it are durations */
function textOf(value: Value, timed: boolean): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return String(timed ? value / 1_000_000 : value);
  if (Array.isArray(value)) return value.map((each) => textOf(each, timed)).join(', ') || 'none';
  if (!isPart(value)) return String(value);
  if (Array.isArray(value.words)) return value.words.map(quoted).join(' ');
  if ('address' in value && 'length' in value) return `${value.address}/${value.length}`;
  if ('first' in value && 'last' in value) return rangeText(value);
  if ('method' in value && value.method !== 'TUN') return String(value.method);
  return membersOf(value)
    .filter((name) => !isSecret(name))
    .toSorted((a, b) => Number(SAID_BY_VALUE.has(b)) - Number(SAID_BY_VALUE.has(a)))
    .flatMap((name) => memberText(name, value[name], timed))
    .join(' ');
}

function rangeText({ first, last, port }: Part): string {
  const range = first === last ? first : `${first}-${last}`;
  return port === 0 ? String(range) : `${range} ${port}`;
}

function memberText(name: string, value: Value, timed: boolean): string[] {
  if (value === undefined || value === false || value === null) return [];
  if (Array.isArray(value) && value.length === 0) return [];
  if (value === true) return [name];
  const text = textOf(value, timed || Object.hasOwn(DURATIONS, name));
  if (text === '') return [];
  return SAID_BY_VALUE.has(name) ? [text] : [`${name} ${text}`];
}

/** A word as it has to be written. */
export function quoted(word: string): string {
  return word === '' || /[\s"]/.test(word) ? `"${word}"` : word;
}
