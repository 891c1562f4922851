import type { Statement } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { forgive, toInteger } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

export interface Weight {
  /** Added to the priority; with 0 a failure is a FAULT. */
  readonly weight: number;
  /** The weight counts the other way round. */
  readonly reverse: boolean;
}

/** keepalived's texts; {name} is the block's, {value} the word that is minded. */
interface Wording {
  readonly max: 253 | 254;
  readonly range: string;
  readonly option: string;
  /** Without it, keepalived gives up on the file when there is no weight. */
  readonly missing?: string;
  /** A second weight is ignored with these words, unless the first was this one. */
  readonly again?: { readonly unless: number; readonly line: string };
  /** A number out of range counts, as far as priorities go; the others are refused. */
  readonly clamps?: true;
}

/** `WEIGHT [reverse]`, in the block of what is tracked. */
export function weight(wording: Wording): Leaf<Weight> {
  const { max, range, option, clamps } = wording;
  return {
    form: `-${max}–${max} [reverse]`,
    read(statement, reading, earlier) {
      const [, word, reversal] = statement.words;
      const say = (line: string, value = '') => phrase(line, reading, value);
      if (word === undefined) return missing(statement, wording.missing && say(wording.missing), reading);
      if (earlier !== undefined && wording.again && earlier.weight !== wording.again.unless) {
        const keepalived = [say(wording.again.line, word.text)];
        const message = `the weight was ${earlier.weight} before`;
        reading.object({ code: 'repeated', message, hint: 'the first one stands', word, keepalived });
        return earlier;
      }
      const read = toInteger(word.text, { min: -max, max });
      let value = read;
      if (typeof read === 'string') {
        const message = `found '${word.text}', allowed is -${max}–${max}`;
        const { line, value: taken } = forgive(word.text, read, { min: -max, max, isSigned: true }, reading);
        const keepalived = taken === undefined ? [line, say(range, word.text)] : [line];
        reading.object({ message, word, keepalived });
        value = taken ?? read;
      }
      if (reversal !== undefined && reversal.text !== 'reverse') {
        const message = `found '${reversal.text}', allowed is reverse`;
        reading.object({ message, word: reversal, keepalived: [say(option, reversal.text)] });
      }
      const kept = typeof value === 'number' || !clamps ? value : clamp(word.text, max);
      if (typeof kept === 'string') return;
      return { weight: kept, reverse: reversal?.text === 'reverse' || earlier?.reverse === true };
    },
  };
}

function missing(statement: Statement, line: string | undefined, reading: Reading): undefined {
  if (line === undefined) argument(statement, reading);
  else {
    const message = `'${statement.words[0].text}' needs a value behind it`;
    reading.object({ code: 'missingValue', message, keepalived: [line] });
  }
}

/** As strtol(3) reads it. */
function clamp(text: string, max: number): number {
  const value = Number.parseInt(text, 10);
  return Number.isNaN(value) ? 0 : Math.min(Math.max(value, -max), max);
}

function phrase(line: string, { name }: Reading, value: string): string {
  return line.replace('{name}', () => name).replace('{value}', () => value);
}
