import type { Statement, Word } from '../../../4-tree/tree.ts';
import type { Objecting } from '../../keyword.ts';
import { forgive, toInteger } from '../numbers/number.ts';

export interface Weighed {
  /** Added to the priority; 0 or absent: what fails puts the instance into FAULT. */
  readonly weight?: number;
  /** The weight counts the other way round. */
  readonly reverse?: boolean;
}

/** What is tracked, and keepalived's texts about it behind `(NAME) `; {tracked} is its name. */
export interface Wording {
  readonly option: string;
  readonly noValue: string;
  readonly range: string;
  readonly reversal: string;
  /** The largest weight. keepalived still takes ±254 where that is more than it makes sense of, and says so. */
  readonly max: 253 | 254;
  /** What ±254 becomes ±253 with. */
  readonly tooLarge?: string;
  readonly reversals: Readonly<Record<string, boolean>>;
  /** An unknown word behind the weight makes the whole entry void. */
  readonly strict?: true;
}

/** Where what is minded goes. */
interface Doubting extends Objecting {
  /** Of the block. */
  readonly name: string;
}

/** `[weight WEIGHT [reverse | noreverse]]` behind a name; what is left out is left to what is tracked. */
export function readWeight(statement: Statement, reading: Doubting, wording: Wording): Weighed | undefined {
  const [tracked, option, value, reversal] = statement.words;
  if (option === undefined) return {};
  const line = (text: string, word = '') => phrase(text, reading, tracked, word);
  if (option.text !== 'weight') {
    const message = `found '${option.text}', allowed is weight`;
    reading.object({ message, word: option, keepalived: [line(wording.option, option.text)] });
    return;
  }
  if (value === undefined) {
    const message = "'weight' needs a value behind it";
    reading.object({ message, word: option, keepalived: [line(wording.noValue)] });
    return;
  }
  const weight = trackWeight(tracked, value, wording, reading);
  const reverse = reversal && wording.reversals[reversal.text];
  if (reversal !== undefined && reverse === undefined) {
    const message = `found '${reversal.text}', allowed is ${Object.keys(wording.reversals).join(' or ')}`;
    reading.object({ message, word: reversal, keepalived: [line(wording.reversal, reversal.text)] });
    if (wording.strict) return;
  }
  return { ...(weight !== undefined && { weight }), ...(reverse !== undefined && { reverse }) };
}

function trackWeight(tracked: Word, value: Word, wording: Wording, reading: Doubting): number | undefined {
  const { max, tooLarge, range } = wording;
  const limit = tooLarge === undefined ? max : 254;
  const allowed = { min: -limit, max: limit };
  const weight = toInteger(value.text, allowed);
  if (typeof weight === 'string') {
    const { line, value: taken } = forgive(value.text, weight, { ...allowed, isSigned: true }, reading);
    reading.object({
      message: `found '${value.text}', allowed is -${max}–${max}`,
      word: value,
      keepalived: taken === undefined ? [line, phrase(range, reading, tracked, value.text)] : [line],
    });
    return taken;
  }
  if (Math.abs(weight) <= max || tooLarge === undefined) return weight;
  reading.object({
    message: `found '${value.text}', allowed is -${max}–${max}`,
    hint: `${Math.sign(weight) * max} is used`,
    word: value,
    keepalived: [phrase(tooLarge, reading, tracked, '')],
  });
  return Math.sign(weight) * max;
}

function phrase(text: string, reading: Doubting, tracked: Word, word: string): string {
  return `(${reading.name}) ${text.replace('{tracked}', tracked.text).replace('{word}', word)}`;
}
