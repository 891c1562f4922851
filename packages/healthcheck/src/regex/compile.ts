import { contains } from './char-set.ts';
import { RegexFault } from './fault.ts';
import { EXHAUSTED, Machine, type Manner, NONE, PARTIAL } from './machine.ts';
import type { Found, Matcher } from './matcher.ts';
import { escapeSet } from './named-sets.ts';
import { canBeEmpty } from './node.ts';
import type { RegexOption, RegexOptions } from './options.ts';
import { parseRegex } from './parse.ts';
import { compileProgram, type Program } from './program.ts';
import { lengthAt } from './subject.ts';

const NEWLINE = 0x0a;

/** What is wrong with a pattern. */
export interface RegexComplaint {
  /** In the words of PCRE2 where it has any. */
  readonly message: string;
  /** Where it was noticed, in octets. */
  readonly offset: number;
}

/**
 * A pattern of PCRE2, ready to look at octets. It takes what is written in configurations: no subroutines, no callouts, no
 * verbs, no `\X`.
 */
export function compileRegex(pattern: string, options: readonly RegexOption[]): Matcher | RegexComplaint {
  try {
    return matcherOf(pattern, new Set(options));
  } catch (error) {
    if (error instanceof RegexFault) return { message: error.message, offset: error.offset };
    throw error;
  }
}

function matcherOf(pattern: string, options: RegexOptions): Matcher {
  const { node, groups, utf, unicode } = parseRegex(pattern, options);
  const program = compileProgram(node, groups);
  const { maxLookbehind } = program;
  const manner: Manner = {
    knowsAllLetters: utf || unicode,
    unicodeWords: unicode,
    unsetIsEmpty: options.has('match_unset_backref'),
    allowsEmptyPartial: maxLookbehind > 0 || canBeEmpty(node),
    isWord: wordTest(unicode),
  };
  const isStart = startTest(program);
  const isLineOnly = beginsWithLine(program);
  const isFirstLineOnly = options.has('firstline');
  return {
    maxLookbehind,
    match(octets, start, budget) {
      const machine = new Machine(program, manner, { octets, utf }, { start, budget });
      return search({ machine, octets, utf, start, budget, isStart, isFirstLineOnly, isLineOnly });
    },
  };
}

function wordTest(unicode: boolean): Manner['isWord'] {
  const set = escapeSet('w', { unicode });
  return (code) => set !== undefined && contains(set, code);
}

/** Which octets may begin a match, where that is plain to see. */
function startTest({ instructions }: Program): ((octet: number) => boolean) | undefined {
  const first = instructions.find(({ op }) => op !== 'save');
  const isOne = first?.op === 'character' || (first?.op === 'characters' && first.min > 0);
  if (!isOne) return;
  const { set } = first;
  // The first octet of a character beyond ASCII says too little.
  return (octet) => octet >= 0x80 || set.low[octet] === 1;
}

/** Whether it begins with `.*`: what does not match from the beginning of a line does not match from further on in it. */
function beginsWithLine({ instructions: [first] }: Program): boolean {
  if (first?.op !== 'characters' || first.how === 'possessive') return false;
  const { set, min, max } = first;
  return (
    min === 0 &&
    max === Number.POSITIVE_INFINITY &&
    set.low.every((is, code) => is === Number(code !== NEWLINE))
  );
}

interface Search {
  readonly machine: Machine;
  readonly octets: Uint8Array;
  readonly utf: boolean;
  readonly start: number;
  readonly budget: number;
  readonly isStart: ((octet: number) => boolean) | undefined;
  readonly isFirstLineOnly: boolean;
  readonly isLineOnly: boolean;
}

function search({
  machine,
  octets,
  utf,
  start,
  budget,
  isStart,
  isFirstLineOnly,
  isLineOnly,
}: Search): Found {
  for (let at = start; at <= octets.length; at += lengthAt({ octets, utf }, at)) {
    const octet = octets[at];
    const isElsewhere = isLineOnly && at > start && octets[at - 1] !== NEWLINE;
    if (!isElsewhere && (isStart === undefined || octet === undefined || isStart(octet))) {
      const end = machine.match(at);
      const steps = budget - machine.budget;
      if (end === PARTIAL) return { type: 'partial', index: at, steps };
      if (end === EXHAUSTED) return { type: 'exhausted', steps };
      if (end !== NONE) return { type: 'match', index: machine.matchStart, steps };
    }
    if (isFirstLineOnly && octet === NEWLINE) break;
  }
  return { type: 'none', steps: budget - machine.budget };
}
