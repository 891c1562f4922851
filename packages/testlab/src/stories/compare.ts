import type { Millis } from '../clock.ts';
import type { Account, Moment } from './moment.ts';

export interface Comparison {
  /** What came otherwise, or not at all, in sentences. */
  readonly differences: readonly string[];
  /** Everything that came in both. */
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly text: string;
  readonly simulated: Millis;
  readonly real: Millis;
}

export function lateness({ simulated, real }: Pair): Millis {
  return real - simulated;
}

export function worst(pairs: readonly Pair[]): Pair | undefined {
  return pairs.toSorted((one, other) => Math.abs(lateness(other)) - Math.abs(lateness(one)))[0];
}

/** What the simulator has closer together is cause and effect, or one process does it one after the other: any of it may be seen first. */
const AT_ONCE: Millis = 1;

/** @param expected the transitions that have to follow, in this order, but for those that the simulator has at one moment */
export function compare(expected: readonly string[], simulated: Account, real: Account): Comparison {
  const [wanted, found] = [expected, textsOf(simulated.transitions)].map((texts) =>
    sortedWithin(groupsOf(simulated.transitions), texts).join(', '),
  );
  return {
    differences: [
      ...(wanted === found ? [] : [`expected: ${wanted}; simulated: ${found}`]),
      ...otherSequences(simulated.transitions, real.transitions, laneOf),
      ...otherSequences(simulated.addresses, real.addresses, holderOf),
      ...crossings(pairsOf(simulated.transitions, real.transitions)),
    ],
    pairs: [
      ...pairsOf(simulated.transitions, real.transitions),
      ...pairsOf(simulated.addresses, real.addresses),
    ],
  };
}

function textsOf(moments: readonly Moment[]): readonly string[] {
  return moments.map(({ text }) => text);
}

/** How many are at one moment, one group after the other. */
function groupsOf(moments: readonly Moment[]): readonly number[] {
  const groups: number[] = [];
  for (const [index, { at }] of moments.entries()) {
    if (moments[index - 1]?.at === at) groups.push((groups.pop() ?? 0) + 1);
    else groups.push(1);
  }
  return groups;
}

function sortedWithin(groups: readonly number[], texts: readonly string[]): readonly string[] {
  let from = 0;
  const sorted = groups.flatMap((size) => {
    const group = texts.slice(from, from + size).toSorted();
    from += size;
    return group;
  });
  return [...sorted, ...texts.slice(from)];
}

/** What is of one kind comes in one order. */
function otherSequences(
  simulated: readonly Moment[],
  real: readonly Moment[],
  kindOf: (text: string) => string,
): readonly string[] {
  const kinds = new Set(textsOf([...simulated, ...real]).map(kindOf));
  return [...kinds].flatMap((kind) => {
    const its = ({ text }: Moment) => kindOf(text) === kind;
    const groups = groupsOf(simulated.filter(its));
    const [found, played] = [simulated, real].map((moments) =>
      sortedWithin(groups, textsOf(moments.filter(its))).join(', '),
    );
    return found === played ? [] : [`simulated: ${found || 'nothing'}; real: ${played || 'nothing'}`];
  });
}

/** `a VI_1` of `a VI_1 MASTER`. */
function laneOf(text: string): string {
  return text.split(' ').slice(0, 2).join(' ');
}

/** `a 10.0.0.10` of `a +10.0.0.10`: which kernel is asked first is luck. */
function holderOf(text: string): string {
  return text.replace(/ [+-]/, ' ');
}

function crossings(pairs: readonly Pair[]): readonly string[] {
  return pairs.flatMap((one) =>
    pairs
      .filter((other) => other.simulated > one.simulated + AT_ONCE && other.real <= one.real)
      .map((other) => `${one.text} came after ${other.text}`),
  );
}

/** The first of a text with the first, the second with the second. */
function pairsOf(simulated: readonly Moment[], real: readonly Moment[]): readonly Pair[] {
  const left = [...real];
  return simulated.flatMap(({ at, text }) => {
    const index = left.findIndex((one) => one.text === text);
    const [its] = index === -1 ? [] : left.splice(index, 1);
    return its ? [{ text, simulated: at, real: its.at }] : [];
  });
}
