import { type Line, slice } from '../1-source/line.ts';
import { blanksAt } from './comments.ts';
import { stepThrough } from './definitions.ts';
import type { Loop, NoLoop } from './loop.ts';

/** keepalived keeps the numbers in so many octets. */
export const NUMBERS_SIZE = 64;

/**
 * `~SEQ(NAME, start, step, end) line`, without a step, or with the end only. `~SEQx` counts in hexadecimal.
 * @param substitute replaces definitions in the numbers; nothing for one of several lines
 */
export function readSequence(line: Line, substitute: (numbers: Line) => string | undefined): Loop | NoLoop {
  const { text } = line;
  const head = /^~SEQ(x?)[ \t]*\([ \t]*([^ \t,)]*)[ \t]*/.exec(text);
  if (head === null) return { message: "'~SEQ' is followed by '(NAME, start, step, end)'" };
  const [whole, hexadecimal, name = ''] = head;
  if (name === '' || name.startsWith('{') || /^\)?$/.test(text.slice(whole.length, whole.length + 1))) {
    return refused(text, "'~SEQ' needs the name of a definition and where to end: '(NAME, end)'");
  }
  const from = blanksAt(text, whole.length + 1);
  const close = text.indexOf(')', from);
  if (close === -1) {
    return { message: "')' is missing behind '~SEQ('", keepalived: `~SEQ missing terminating ')' '${text}'` };
  }
  if (close + 2 - from > NUMBERS_SIZE) {
    return { message: 'the numbers are too long', keepalived: `~SEQ parameter strings too long '${text}'` };
  }
  const numbers = substitute(slice(line, from, close + 1));
  if (numbers === undefined) {
    const keepalived = `~SEQ parameter is multiline definition '${text}'`;
    return { message: 'a definition of several lines is no number', keepalived };
  }
  const range = readRange(numbers);
  if (range === undefined) return refused(text, "'~SEQ' takes one to three numbers behind the name");
  const { start, step, end } = range;
  if (step === 0 || (start < end && step < 0) || (start > end && step > 0)) {
    const message = `with a step of ${step} nobody gets from ${start} to ${end}`;
    return { message, keepalived: `Invalid ~SEQ values '${text}'` };
  }
  if (hexadecimal && (start < 0 || end < 0)) {
    const keepalived = `~SEQx is only valid for positive numbers '${text}'`;
    return { message: "'~SEQx' counts from 0 up only", keepalived };
  }
  const base = hexadecimal ? 16 : 10;
  const via = stepThrough(slice(line, 0, close + 1), 'sequence', name);
  return {
    count: Math.max(1, Math.floor((end - start) / step) + 1),
    bindings: (index) => [{ name, value: { text: (start + index * step).toString(base), via } }],
    body: slice(line, blanksAt(text, close + 1)),
  };
}

function refused(text: string, message: string): NoLoop {
  return { message, keepalived: `Invalid ~SEQ definition '${text}'` };
}

interface Range {
  readonly start: number;
  readonly step: number;
  readonly end: number;
}

/** `1, 2, 3)`. */
function readRange(text: string): Range | undefined {
  const numbers = text.split(')', 1)[0]?.split(',').map(readNumber) ?? [];
  const [one, two, three] = numbers;
  if (one === undefined || numbers.length > 3 || numbers.includes(undefined)) return undefined;
  if (two === undefined) return { start: one < 0 ? -1 : 1, step: one < 1 ? -1 : 1, end: one };
  if (three === undefined) return { start: one, step: one <= two ? 1 : -1, end: two };
  return { start: one, step: two, end: three };
}

/** As strtol(3) with base 0: nothing is zero. */
function readNumber(text: string): number | undefined {
  const match = /^\s*([+-]?)(0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)?[ \t]*$/i.exec(text);
  if (match === null) return undefined;
  const [, sign, digits = '0'] = match;
  const octal = /^0[0-7]+$/.test(digits);
  const value = octal ? Number.parseInt(digits, 8) : Number(digits);
  return sign === '-' ? -value : value;
}
