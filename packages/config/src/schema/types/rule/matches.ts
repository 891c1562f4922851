import type { FirewallMark, Range } from '@kaconf/net';
import { parseC } from '../../../machine/c-number.ts';
import type { Names } from '../../../machine/names.ts';
import { UINT_MAX } from '../numbers/integer.ts';
import type { EntryWords } from '../words/entry-words.ts';
import type { RuleDraft } from './rule.ts';

type Option = (draft: RuleDraft, words: EntryWords) => boolean;

/** A number as C writes it. */
export function readPriority(draft: RuleDraft, words: EntryWords): boolean {
  const option = words.here?.text;
  const value = words.value();
  if (value === undefined) return false;
  const priority = toCUnsigned(value.text);
  if (typeof priority === 'number') {
    draft.priority = priority;
    return true;
  }
  const message = `found '${value.text}', allowed is 0–${UINT_MAX}`;
  return words.refuse({ message, line: [priority, `Invalid rule preference ${option} specified`] });
}

/** The number, or keepalived's complaint. */
function toCUnsigned(text: string): number | string {
  const { value = 0n, rest } = parseC(text.trimStart());
  if (text.trimStart().startsWith('-')) return `negative number '${text}'`;
  if (rest !== '') return `invalid number '${text}'`;
  return value <= UINT_MAX ? Number(value) : `number '${text}' outside unsigned integer range`;
}

/** `VALUE[/MASK]`, as C writes them. */
export function readFwmark(draft: RuleDraft, words: EntryWords): boolean {
  const value = words.value();
  if (value === undefined) return false;
  const mark = parseMark(value.text.trimStart());
  if (mark === undefined) {
    const message = `found '${value.text}', allowed is MARK[/MASK] of 32 bits`;
    return words.refuse({ message, line: `Invalid rule fwmark ${value.text.trimStart()} specified` });
  }
  draft.fwmark = mark;
  return true;
}

function parseMark(text: string): FirewallMark | undefined {
  const mark = parseMarkPart(text);
  if (mark === undefined) return;
  const { value, rest } = mark;
  if (!rest.startsWith('/')) return rest === '' ? { value } : undefined;
  const mask = /^\/\s/.test(rest) ? undefined : parseMarkPart(rest.slice(1));
  return mask?.rest === '' ? { value, mask: mask.value } : undefined;
}

/** No digits are 0. */
function parseMarkPart(text: string): { readonly value: number; readonly rest: string } | undefined {
  const { value = 0n, rest } = parseC(text);
  return text.startsWith('-') || value > UINT_MAX ? undefined : { value: Number(value), rest };
}

/** `FIRST-LAST`. */
export function readUidRange(draft: RuleDraft, words: EntryWords): boolean {
  const value = words.value();
  if (value === undefined) return false;
  const range = parseRange(value.text, 32);
  if (range !== undefined) draft.uidrange = range;
  else {
    const message = `found '${value.text}', allowed is FIRST-LAST`;
    words.refuse({ message, line: 'Invalid uidrange uidrange specified' });
  }
  return range !== undefined;
}

export const readSport = readPorts('sport');
export const readDport = readPorts('dport');

/** A single port is not enough. */
function readPorts(option: 'sport' | 'dport'): Option {
  return (draft, words) => {
    const value = words.value();
    if (value === undefined) return false;
    const range = parseRange(value.text, 16);
    if (range !== undefined) draft[option] = range;
    else {
      const message = `found '${value.text}', allowed is FIRST-LAST`;
      words.mind({ message, hint: 'it is ignored', line: `invalid ${option} range ${value.text}` });
    }
    return true;
  };
}

/** What is behind it does not matter; of numbers too large the lower bits count. */
function parseRange(text: string, bits: number): Range | undefined {
  const [, start, end] = /^\s*([+-]?\d+)-\s*([+-]?\d+)/.exec(text) ?? [];
  if (start === undefined || end === undefined) return;
  return { start: lowerBits(start, bits), end: lowerBits(end, bits) };
}

function lowerBits(digits: string, bits: number): number {
  return Number(BigInt.asUintN(bits, BigInt(digits.replace('+', ''))));
}

/** A name or a number; nothing above 127 can be told by number. */
export function readIpProtocol(draft: RuleDraft, words: EntryWords): boolean {
  const value = words.value();
  if (value === undefined) return false;
  const protocol = toIpProtocol(value.text.trimStart(), words.reading.names);
  if (protocol !== undefined && protocol <= 255) draft.ipproto = protocol;
  else {
    const message = `found '${value.text}', allowed is 0–127 or the name of a protocol`;
    words.mind({ message, hint: 'it is ignored', line: `Invalid ipproto ${value.text}` });
  }
  return true;
}

function toIpProtocol(text: string, { protocols }: Names): number | undefined {
  const [, digits, rest] = /^\+?(\d*)(.*)$/s.exec(text) ?? [];
  if (text === '' || text.startsWith('-') || Number(digits) > 127) return;
  return digits !== '' && rest === '' ? Number(digits) : protocols.get(text);
}
