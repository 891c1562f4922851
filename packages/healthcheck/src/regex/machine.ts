import { contains } from './char-set.ts';
import type { AssertionKind } from './node.ts';
import { type Instruction, type Program, RESET_REGISTER, startRegister } from './program.ts';
import { before, codeAt, isSameCharacter, lengthAt, type Subject } from './subject.ts';

/** What ends a run but a match, whose end is its position. */
export const NONE = -1;
/** The end of the subject was looked at. */
export const PARTIAL = -2;
export const EXHAUSTED = -3;

/** How a pattern is matched beside what its instructions say. */
export interface Manner {
  /** Letters beyond ASCII have a case, and may be parts of words. */
  readonly knowsAllLetters: boolean;
  readonly unicodeWords: boolean;
  /** A group that has not matched is empty where it is referred to. */
  readonly unsetIsEmpty: boolean;
  /** Looking at the end is enough: nothing need have been taken before. */
  readonly allowsEmptyPartial: boolean;
  readonly isWord: (code: number) => boolean;
}

/** What is to be tried if what is tried leads nowhere, or to be set back then. Four numbers each: what, and three of its own. */
const CHOICE = 0;
const RESTORE = 1;
const SHORTER = 2;
const LONGER = 3;
const ENTRY = 4;
/** Some megabytes. */
const DEEPEST = 400_000 * ENTRY;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Runs a program over a subject by trying and going back, in memory and time that are bounded. */
export class Machine {
  readonly #instructions: readonly Instruction[];
  readonly #registers: Int32Array;
  readonly #manner: Manner;
  readonly #subject: Subject;
  readonly #octets: Uint8Array;
  readonly #end: number;
  readonly #stack: number[] = [];
  /** Where the search began, for `\G`. */
  readonly #searchStart: number;
  /** The first octet that was looked at. */
  #used = 0;
  /** Steps that are left. */
  budget: number;

  constructor(
    program: Program,
    manner: Manner,
    subject: Subject,
    search: { readonly start: number; readonly budget: number },
  ) {
    this.#instructions = program.instructions;
    this.#registers = new Int32Array(program.registers);
    this.#manner = manner;
    this.#subject = subject;
    this.#octets = subject.octets;
    this.#end = subject.octets.length;
    this.#searchStart = search.start;
    this.budget = search.budget;
  }

  /** @returns where a match ends that begins there, or NONE, PARTIAL or EXHAUSTED */
  match(at: number): number {
    this.#registers.fill(-1);
    this.#registers[RESET_REGISTER] = at;
    this.#stack.length = 0;
    this.#used = at;
    return this.#run(0, at);
  }

  /** Where the last match begins. */
  get matchStart(): number {
    return this.#registers[RESET_REGISTER] ?? 0;
  }

  #run(from: number, start: number): number {
    const stack = this.#stack;
    const base = stack.length;
    let place = from;
    let at = start;
    for (;;) {
      if (--this.budget < 0 || stack.length > DEEPEST) return EXHAUSTED;
      const instruction = this.#instructions[place];
      if (instruction === undefined || instruction.op === 'succeed') return at;
      at = this.#execute(instruction, place, at);
      if (at === PARTIAL || at === EXHAUSTED) return at;
      if (at === NONE) {
        if (!this.#goBack(base)) return NONE;
        at = this.#at;
        place = this.#place;
      } else place = this.#place;
    }
  }

  /** Where the program goes on. */
  #place = 0;
  /** And with what position, after going back. */
  #at = 0;

  /** @returns the position behind it, or NONE, PARTIAL, EXHAUSTED */
  #execute(instruction: Instruction, place: number, at: number): number {
    this.#place = place + 1;
    switch (instruction.op) {
      case 'character':
        if (at >= this.#end) return this.#lookAtEnd(at);
        return contains(instruction.set, codeAt(this.#subject, at)) ? at + lengthAt(this.#subject, at) : NONE;
      case 'characters':
        return this.#takeCharacters(instruction, place, at);
      case 'split':
        this.#stack.push(CHOICE, instruction.second, at, 0);
        this.#place = instruction.first;
        return at;
      case 'jump':
        this.#place = instruction.to;
        return at;
      case 'save':
        this.#set(instruction.register, at);
        return at;
      case 'copy':
        this.#set(instruction.register, this.#registers[instruction.from] ?? -1);
        return at;
      case 'progress':
        if (this.#registers[instruction.register] === at) this.#place = instruction.exit;
        return at;
      case 'look':
      case 'atomic':
        return this.#enclose(instruction, place, at);
      case 'back':
        return this.#stepBack(instruction.characters, at);
      case 'assertion':
        return this.#assert(instruction.kind, at);
      case 'backreference':
        return this.#refer(instruction.groups, instruction.caseless, at);
      case 'newline':
        return this.#takeNewline(at);
      case 'reset':
        this.#set(RESET_REGISTER, at);
        return at;
      case 'matched':
        if (!instruction.groups.some((group) => this.#hasMatched(group))) this.#place = instruction.otherwise;
        return at;
      default:
        return NONE;
    }
  }

  /** The end was looked at, and it may not be the end. */
  #lookAtEnd(at: number): number {
    return at > this.#used || this.#manner.allowsEmptyPartial ? PARTIAL : NONE;
  }

  #set(register: number, value: number): void {
    this.#stack.push(RESTORE, register, this.#registers[register] ?? -1, 0);
    this.#registers[register] = value;
  }

  #hasMatched(group: number): boolean {
    return (this.#registers[startRegister(group)] ?? -1) >= 0;
  }

  /** Down to where the run began. @returns whether there is another way */
  #goBack(base: number): boolean {
    const stack = this.#stack;
    while (stack.length > base) {
      const third = stack.pop() ?? 0;
      const second = stack.pop() ?? 0;
      const first = stack.pop() ?? 0;
      const what = stack.pop();
      if (what === RESTORE) this.#registers[first] = second;
      else {
        if (what === CHOICE) this.#resume(first, second);
        else if (what === SHORTER) this.#shorten(first, second, third);
        else if (!this.#lengthen(first, second, third)) continue;
        return true;
      }
    }
    return false;
  }

  #resume(place: number, at: number): void {
    this.#place = place;
    this.#at = at;
  }

  /** One character less of a greedy run. */
  #shorten(place: number, least: number, at: number): void {
    const shorter = before(this.#subject, at);
    if (shorter > least) this.#stack.push(SHORTER, place, least, shorter);
    this.#resume(place + 1, shorter);
  }

  /** One character more of a lazy run. @returns whether there is one */
  #lengthen(place: number, at: number, left: number): boolean {
    const instruction = this.#instructions[place];
    if (instruction?.op !== 'characters' || at >= this.#end) {
      if (this.#lookAtEnd(at) !== PARTIAL) return false;
      this.#isPartial = true;
      this.#resume(place, at);
      return true;
    }
    if (!contains(instruction.set, codeAt(this.#subject, at))) return false;
    const longer = at + lengthAt(this.#subject, at);
    if (left > 1) this.#stack.push(LONGER, place, longer, left - 1);
    this.#resume(place + 1, longer);
    return true;
  }

  /** A lazy run has looked at the end when it was to be longer. */
  #isPartial = false;

  #takeCharacters(instruction: Instruction & { op: 'characters' }, place: number, at: number): number {
    if (this.#isPartial) return PARTIAL;
    const { set, min, max, how } = instruction;
    const most = how === 'lazy' ? min : max;
    let here = at;
    let least = at;
    let times = 0;
    for (; times < most; times++) {
      if (here >= this.#end) {
        if (this.#lookAtEnd(here) === PARTIAL) return PARTIAL;
        break;
      }
      if (!contains(set, codeAt(this.#subject, here))) break;
      here += lengthAt(this.#subject, here);
      if (times + 1 === min) least = here;
    }
    this.budget -= times;
    if (times < min) return NONE;
    if (how === 'greedy' && here > least) this.#stack.push(SHORTER, place, least, here);
    if (how === 'lazy' && max > min) this.#stack.push(LONGER, place, here, max - min);
    return here;
  }

  #enclose(instruction: Instruction & { op: 'look' | 'atomic' }, place: number, at: number): number {
    const base = this.#stack.length;
    const end = this.#run(place + 1, at);
    if (end === PARTIAL || end === EXHAUSTED) return end;
    const isNegative = instruction.op === 'look' && instruction.negative;
    if (end === NONE) {
      this.#place = instruction.next;
      return isNegative ? at : NONE;
    }
    if (isNegative) this.#undo(base);
    else this.#forgetChoices(base);
    this.#place = instruction.next;
    if (isNegative) return NONE;
    return instruction.op === 'look' ? at : end;
  }

  /** Sets everything back to what it was. */
  #undo(base: number): void {
    const stack = this.#stack;
    while (stack.length > base) {
      const [what, register = 0, value = 0] = stack.splice(-ENTRY);
      if (what === RESTORE) this.#registers[register] = value;
    }
  }

  /** What has matched stays as it is, but what it has set is set back if all leads nowhere. */
  #forgetChoices(base: number): void {
    const stack = this.#stack;
    let kept = base;
    for (let entry = base; entry < stack.length; entry += ENTRY) {
      if (stack[entry] === RESTORE) {
        stack.copyWithin(kept, entry, entry + ENTRY);
        kept += ENTRY;
      }
    }
    stack.length = kept;
  }

  #stepBack(characters: number, at: number): number {
    let here = at;
    for (let step = 0; step < characters; step++) {
      here = before(this.#subject, here);
      if (here < 0) return NONE;
    }
    if (here < this.#used) this.#used = here;
    return here;
  }

  /** What may be the end may go on, too. */
  #assert(kind: AssertionKind, at: number): number {
    switch (kind) {
      case 'circumflex':
      case 'start of subject':
        return at === 0 ? at : NONE;
      case 'start of match':
        return at === this.#searchStart ? at : NONE;
      case 'start of line':
        return at === 0 || (at < this.#end && this.#octets[at - 1] === NEWLINE) ? at : NONE;
      case 'end of line':
        if (at >= this.#end) return PARTIAL;
        return this.#octets[at] === NEWLINE ? at : NONE;
      case 'end of subject':
        return at < this.#end ? NONE : PARTIAL;
      case 'end of subject or last line':
        return at < this.#end && !this.#isLastNewline(at) ? NONE : PARTIAL;
      default:
        return this.#assertBoundary(kind === 'word boundary', at);
    }
  }

  #isLastNewline(at: number): boolean {
    return at === this.#end - 1 && this.#octets[at] === NEWLINE;
  }

  #assertBoundary(isWanted: boolean, at: number): number {
    const previous = before(this.#subject, at);
    if (previous >= 0 && previous < this.#used) this.#used = previous;
    const isBefore = previous >= 0 && this.#manner.isWord(codeAt(this.#subject, previous));
    if (at >= this.#end && at > this.#used) return PARTIAL;
    const isBehind = at < this.#end && this.#manner.isWord(codeAt(this.#subject, at));
    return (isBefore !== isBehind) === isWanted ? at : NONE;
  }

  #refer(groups: readonly number[], caseless: boolean, at: number): number {
    const group = groups.find((number) => this.#hasMatched(number));
    if (group === undefined) return this.#manner.unsetIsEmpty ? at : NONE;
    const from = this.#registers[startRegister(group)] ?? 0;
    const to = this.#registers[startRegister(group) + 1] ?? 0;
    let here = at;
    for (let there = from; there < to; there += lengthAt(this.#subject, there)) {
      if (here >= this.#end) return this.#lookAtEnd(here);
      const isSame = isSameCharacter(
        codeAt(this.#subject, there),
        codeAt(this.#subject, here),
        caseless,
        this.#manner.knowsAllLetters,
      );
      if (!isSame) return NONE;
      here += lengthAt(this.#subject, here);
      this.budget--;
    }
    return here;
  }

  #takeNewline(at: number): number {
    if (at >= this.#end) return this.#lookAtEnd(at);
    const code = codeAt(this.#subject, at);
    if (code === CARRIAGE_RETURN) {
      if (at + 1 >= this.#end) return PARTIAL;
      return this.#octets[at + 1] === NEWLINE ? at + 2 : at + 1;
    }
    const isNewline =
      (code >= NEWLINE && code < CARRIAGE_RETURN) || code === 0x85 || code === 0x2028 || code === 0x2029;
    return isNewline ? at + lengthAt(this.#subject, at) : NONE;
  }
}
