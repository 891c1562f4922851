import { parseC } from '../../../machine/c-number.ts';

/** keepalived has room for so many. */
const MAX_LABELS = 2;
const LABEL_MAX = 2 ** 20 - 1;

/** `LABEL[/LABEL]`, the outermost first. */
export function parseMplsLabels(text: string): readonly number[] | undefined {
  const labels = text.trimStart().split('/').map(parseLabel);
  return labels.length <= MAX_LABELS ? allDefined(labels) : undefined;
}

function parseLabel(text: string): number | undefined {
  if (/^[-\s]/.test(text)) return;
  const { value, rest } = parseC(text);
  return value === undefined || rest !== '' || value > LABEL_MAX ? undefined : Number(value);
}

/** Four groups of up to four hexadecimal digits, as in an IPv6 address. */
export function parseLocator(text: string): bigint | undefined {
  const groups = text.trimStart().split(':').map(parseGroup);
  if (groups.length !== 4) return;
  return allDefined(groups)?.reduce((locator, group) => (locator << 16n) | BigInt(group), 0n);
}

function parseGroup(text: string): number | undefined {
  const value = /^(?:0x)?[0-9a-f]+$/i.test(text) ? Number.parseInt(text, 16) : 0x10000;
  return value <= 0xffff ? value : undefined;
}

function allDefined<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}
