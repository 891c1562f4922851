import type { Span } from '@kaconf/diagnostics';
import { spanOf } from '../../1-source/origin.ts';
import type { Statement, Word } from '../../4-tree/tree.ts';
import type { Leaf, Reading } from '../keyword.ts';
import { readInteger, toInteger } from './number.ts';
import { argument } from './words.ts';

interface Weighed {
  /** Added to the priority; 0 or absent: what fails puts the instance into FAULT. */
  readonly weight?: number;
  /** The weight counts the other way round. */
  readonly reverse?: boolean;
}

/** As written: what is left out is the script's own. */
export interface ScriptReference extends Weighed {
  readonly script: string;
  readonly span: Span;
}

export interface TrackInterface extends Required<Weighed> {
  readonly interface: string;
  readonly span: Span;
}

/** `SCRIPT [weight -253–253 [reverse | noreverse]]`. */
export const trackScript: Leaf<ScriptReference> = {
  form: 'SCRIPT [weight -253–253 [reverse | noreverse]]',
  read(statement, reading) {
    const name = statement.words[0];
    const weighed = readWeight(statement, reading, SCRIPT_WORDING);
    return weighed && { script: name.text, ...weighed, span: spanOf(name) };
  },
};

/** `INTERFACE [weight -253–253 [reverse]]`. */
export const trackInterface: Leaf<TrackInterface> = {
  form: 'INTERFACE [weight -253–253 [reverse]]',
  read(statement, reading) {
    const name = statement.words[0];
    const weighed = readWeight(statement, reading, INTERFACE_WORDING);
    return weighed && { interface: name.text, weight: 0, reverse: false, ...weighed, span: spanOf(name) };
  },
};

export interface Weight {
  readonly weight: number;
  readonly reverse: boolean;
}

/** `-253–253 [reverse]`. */
export const scriptWeight: Leaf<Weight> = {
  form: '-253–253 [reverse]',
  read(statement, reading) {
    const word = argument(statement, reading);
    const weight = word && readInteger(word, { min: -253, max: 253 }, reading);
    const option = statement.words[2];
    if (option !== undefined && option.text !== 'reverse') {
      reading.object({
        message: `found '${option.text}', allowed is reverse`,
        word: option,
        keepalived: [`vrrp_script ${reading.name} unknown weight option ${option.text}`],
      });
    }
    return weight === undefined ? undefined : { weight, reverse: option?.text === 'reverse' };
  },
};

/** keepalived's texts behind `(INSTANCE) `; {tracked} is what is tracked. */
interface Wording {
  readonly reversals: Readonly<Record<string, boolean>>;
  readonly option: string;
  readonly noValue: string;
  readonly range: string;
  readonly reversal: string;
}

const SCRIPT_WORDING: Wording = {
  reversals: { reverse: true, noreverse: false },
  option: 'unknown track script option {word} - ignoring',
  noValue: 'weight without value specified for track script {tracked} - ignoring',
  range: 'track script {tracked}: weight must be between [-253..253] inclusive, ignoring...',
  reversal: 'unknown track_script {tracked} weight option {word} - ignoring',
};

const INTERFACE_WORDING: Wording = {
  reversals: { reverse: true },
  option: 'unknown track_interface {tracked} option {word} - ignoring',
  noValue: 'weight without value specified for track_interface {tracked} - ignoring',
  range: 'weight {word} for {tracked} must be between [-253..253] inclusive. Ignoring...',
  reversal: 'unknown track_interace {tracked} weight option {word} - ignoring',
};

function readWeight(statement: Statement, reading: Reading, wording: Wording): Weighed | undefined {
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
  }
  return { ...(weight !== undefined && { weight }), ...(reverse !== undefined && { reverse }) };
}

/** keepalived still takes ±254 and makes ±253 of it. */
function trackWeight(tracked: Word, value: Word, wording: Wording, reading: Reading): number | undefined {
  const weight = toInteger(value.text, { min: -254, max: 254 });
  if (typeof weight === 'string') {
    reading.object({
      message: `found '${value.text}', allowed is -253–253`,
      word: value,
      keepalived: [weight, phrase(wording.range, reading, tracked, value.text)],
    });
    return;
  }
  if (Math.abs(weight) < 254) return weight;
  reading.object({
    message: `found '${value.text}', allowed is -253–253`,
    hint: `${Math.sign(weight) * 253} is used`,
    word: value,
    keepalived: [phrase('weight for {tracked} cannot be +/-254. Setting to +/-253', reading, tracked, '')],
  });
  return Math.sign(weight) * 253;
}

function phrase(text: string, reading: Reading, tracked: Word, word: string): string {
  return `(${reading.name}) ${text.replace('{tracked}', tracked.text).replace('{word}', word)}`;
}
