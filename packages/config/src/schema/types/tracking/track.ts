import type { Span } from '@kaconf/diagnostics';
import { spanOf } from '../../../1-source/origin.ts';
import type { Statement } from '../../../4-tree/tree.ts';
import type { Leaf, Objection, Reading } from '../../keyword.ts';
import { hasDevice } from '../network/device.ts';
import { readWeight, type Weighed, type Wording } from './track-weight.ts';

/** A name of something to track. As written: what is left out is left to what is tracked. */
export interface Reference extends Weighed {
  readonly name: string;
  readonly span: Span;
}

/** An entry of a list; what it tracks tells whether the words behind the name are looked at at all. */
export interface Entry<T> {
  /** Absent where those words spoil it. */
  readonly tracked: T | undefined;
  readonly name: string;
  readonly span: Span;
  /** What is minded about those words. */
  readonly doubts: readonly Objection[];
}

export interface TrackInterface extends Required<Weighed> {
  readonly interface: string;
  readonly span: Span;
}

const REVERSALS = { reverse: true, noreverse: false };
const TOO_LARGE = 'weight for {tracked} cannot be +/-254. Setting to +/-253';

/** `SCRIPT [weight -253–253 [reverse | noreverse]]`. */
export const trackScript = reference('SCRIPT', {
  option: 'unknown track script option {word} - ignoring',
  noValue: 'weight without value specified for track script {tracked} - ignoring',
  range: 'track script {tracked}: weight must be between [-253..253] inclusive, ignoring...',
  reversal: 'unknown track_script {tracked} weight option {word} - ignoring',
  max: 253,
  tooLarge: TOO_LARGE,
  reversals: REVERSALS,
});

/** `FILE [weight -254–254 [reverse | noreverse]]`. */
export const trackFile = reference('FILE', {
  option: 'unknown track file option {word} - ignoring',
  noValue: 'weight without value specified for track file {tracked} - ignoring',
  range: 'weight for track file {tracked} must be in [-254..254] inclusive. Ignoring...',
  reversal: 'unknown track file {tracked} weight option {word} - ignoring',
  max: 254,
  reversals: REVERSALS,
  strict: true,
});

/** `PROCESS [weight -254–254 [reverse | noreverse]]`. */
export const trackProcess = reference('PROCESS', {
  option: 'unknown track process option {word} - ignoring',
  noValue: 'weight without value specified for track process {tracked} - ignoring',
  range: 'weight for track process {tracked} must be in [-254..254] inclusive. Ignoring...',
  reversal: 'unknown track_process {tracked} weight option {word} - ignoring',
  max: 254,
  reversals: REVERSALS,
});

/** `BFD-INSTANCE [weight -253–253 [reverse | noreverse]]`. */
export const trackBfd = reference('BFD-INSTANCE', {
  option: 'unknown track bfd {tracked} option {word} - ignoring',
  noValue: 'weight without value specified for track bfd {tracked} - ignoring',
  range: 'weight for track bfd {tracked} must be in [-253..253] inclusive. Ignoring...',
  reversal: 'unknown track bfd {tracked} weight option {word} - ignoring',
  max: 253,
  reversals: REVERSALS,
  strict: true,
});

function reference(what: string, wording: Wording): Leaf<Entry<Reference>> {
  return {
    form: `${what} [weight -${wording.max}–${wording.max} [reverse | noreverse]]`,
    read: (statement, reading) =>
      entry(statement, reading, wording, (weighed, tracked, span) => ({ name: tracked, ...weighed, span })),
  };
}

/** `INTERFACE [weight -253–253 [reverse]]`. */
export const trackInterface: Leaf<Entry<TrackInterface>> = {
  form: 'INTERFACE [weight -253–253 [reverse]]',
  read(statement, reading) {
    const name = statement.words[0];
    const line = `(${reading.name}) tracked interface ${name.text} doesn't exist`;
    if (!hasDevice(name, line, reading)) return;
    return entry(statement, reading, INTERFACE, (weighed, tracked, span) => ({
      interface: tracked,
      weight: 0,
      reverse: false,
      ...weighed,
      span,
    }));
  },
};

function entry<T>(
  statement: Statement,
  { name: owner, machine }: Reading,
  wording: Wording,
  make: (weighed: Weighed, name: string, span: Span) => T,
): Entry<T> {
  const [{ text: name }] = statement.words;
  const span = spanOf(statement.words[0]);
  const doubts: Objection[] = [];
  const weighed = readWeight(statement, { name: owner, machine, object: (it) => doubts.push(it) }, wording);
  return { tracked: weighed && make(weighed, name, span), name, span, doubts };
}

const INTERFACE: Wording = {
  option: 'unknown track_interface {tracked} option {word} - ignoring',
  noValue: 'weight without value specified for track_interface {tracked} - ignoring',
  range: 'weight {word} for {tracked} must be between [-253..253] inclusive. Ignoring...',
  reversal: 'unknown track_interace {tracked} weight option {word} - ignoring',
  max: 253,
  tooLarge: TOO_LARGE,
  reversals: { reverse: true },
};
