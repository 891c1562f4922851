import type { CharSet } from './char-set.ts';
import { RegexFault } from './fault.ts';
import {
  type AssertionKind,
  type Condition,
  fixedLength,
  type Look,
  type Node,
  type Repeat,
} from './node.ts';

/** What the machine does at a place of a program; numbers of places are indices. */
export type Instruction =
  | { readonly op: 'character'; readonly set: CharSet }
  /** A character, so often. Afterwards at `next`. */
  | {
      readonly op: 'characters';
      readonly set: CharSet;
      readonly min: number;
      readonly max: number;
      readonly how: Repeat['how'];
    }
  /** First one way, and if that leads nowhere the other. */
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  /** Remembers the position. */
  | { readonly op: 'save'; readonly register: number }
  | { readonly op: 'copy'; readonly from: number; readonly register: number }
  /** Goes on behind a loop whose last round has taken nothing. */
  | { readonly op: 'progress'; readonly register: number; readonly exit: number }
  /** What stands behind it, up to `succeed`; then goes to `next`. */
  | { readonly op: 'look'; readonly negative: boolean; readonly next: number }
  | { readonly op: 'atomic'; readonly next: number }
  | { readonly op: 'back'; readonly characters: number }
  | { readonly op: 'assertion'; readonly kind: AssertionKind }
  | { readonly op: 'backreference'; readonly groups: readonly number[]; readonly caseless: boolean }
  | { readonly op: 'newline' | 'reset' | 'fail' | 'succeed' }
  /** Goes to `otherwise` where none of these groups has matched. */
  | { readonly op: 'matched'; readonly groups: readonly number[]; readonly otherwise: number };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly registers: number;
  /** In characters. */
  readonly maxLookbehind: number;
}

const MOST_INSTRUCTIONS = 50_000;

/** Where a match begins, unless `\K` says otherwise; the registers of groups stand behind it. */
export const RESET_REGISTER = 0;

export function startRegister(group: number): number {
  return 2 * group - 1;
}

/** @throws RegexFault where a lookbehind has no length, or it gets too large */
export function compileProgram(node: Node, groups: number): Program {
  const compiler = new Compiler(2 * groups + 1);
  compiler.add(node);
  compiler.emit({ op: 'succeed' });
  const { instructions, registers, maxLookbehind } = compiler;
  return { instructions, registers, maxLookbehind };
}

class Compiler {
  readonly instructions: Instruction[] = [];
  registers: number;
  maxLookbehind = 0;

  constructor(registers: number) {
    this.registers = registers;
  }

  emit(instruction: Instruction): number {
    if (this.instructions.length === MOST_INSTRUCTIONS)
      throw new RegexFault('regular expression is too large', 0);
    return this.instructions.push(instruction) - 1;
  }

  get #here(): number {
    return this.instructions.length;
  }

  add(node: Node): void {
    switch (node.type) {
      case 'character':
        this.emit({ op: 'character', set: node.set });
        return;
      case 'sequence':
        for (const part of node.nodes) this.add(part);
        return;
      case 'alternatives':
        this.#addAlternatives(node.nodes);
        return;
      case 'capture':
        this.#addCapture(node.group, node.node);
        return;
      case 'atomic':
        this.#addEnclosed(
          (next) => ({ op: 'atomic', next }),
          () => this.add(node.node),
        );
        return;
      case 'look':
        this.#addLook(node);
        return;
      case 'repeat':
        this.#addRepeat(node);
        return;
      case 'backreference':
        this.emit({ op: 'backreference', groups: node.groups(), caseless: node.caseless });
        return;
      case 'assertion':
        this.#lookBack(lookbehindOf(node.kind));
        this.emit({ op: 'assertion', kind: node.kind });
        return;
      case 'back':
        this.emit({ op: 'back', characters: node.characters });
        return;
      case 'reset':
      case 'newline':
        this.emit({ op: node.type });
        return;
      case 'conditional':
        this.#addConditional(node.test, node.yes, node.no);
        return;
      default:
        node satisfies never;
    }
  }

  #lookBack(characters: number): void {
    this.maxLookbehind = Math.max(this.maxLookbehind, characters);
  }

  #addAlternatives(nodes: readonly Node[]): void {
    if (nodes.length === 0) this.emit({ op: 'fail' });
    const ends: number[] = [];
    for (const [index, node] of nodes.entries()) {
      if (index === nodes.length - 1) this.add(node);
      else {
        const split = this.emit({ op: 'fail' });
        this.add(node);
        ends.push(this.emit({ op: 'fail' }));
        this.instructions[split] = { op: 'split', first: split + 1, second: this.#here };
      }
    }
    for (const end of ends) this.instructions[end] = { op: 'jump', to: this.#here };
  }

  #addCapture(group: number, node: Node): void {
    const start = this.registers++;
    this.emit({ op: 'save', register: start });
    this.add(node);
    this.emit({ op: 'save', register: startRegister(group) + 1 });
    this.emit({ op: 'copy', from: start, register: startRegister(group) });
  }

  #addEnclosed(make: (next: number) => Instruction, add: () => void): void {
    const at = this.emit({ op: 'fail' });
    add();
    this.emit({ op: 'succeed' });
    this.instructions[at] = make(this.#here);
  }

  #addLook({ behind, negative, node }: Look): void {
    this.#addEnclosed(
      (next) => ({ op: 'look', negative, next }),
      () => (behind ? this.#addBehind(node) : this.add(node)),
    );
  }

  /** Each alternative may have a length of its own. */
  #addBehind(node: Node): void {
    const branches = node.type === 'alternatives' ? node.nodes : [node];
    const ends: Node[] = branches.map((branch) => {
      const length = fixedLength(branch);
      if (length === undefined) throw new RegexFault('lookbehind assertion is not fixed length', 0);
      this.#lookBack(length);
      return { type: 'sequence', nodes: [{ type: 'back', characters: length }, branch] };
    });
    this.#addAlternatives(ends);
  }

  #addConditional(test: Condition, yes: Node, no: Node): void {
    if (test.type === 'look') {
      const negated: Look = { ...test, negative: !test.negative };
      this.#addAlternatives([sequence(test, yes), sequence(negated, no)]);
      return;
    }
    const at = this.emit({ op: 'fail' });
    this.add(yes);
    const end = this.emit({ op: 'fail' });
    this.instructions[at] = { op: 'matched', groups: test.groups(), otherwise: this.#here };
    this.add(no);
    this.instructions[end] = { op: 'jump', to: this.#here };
  }

  #addRepeat(repeat: Repeat): void {
    const { node, min, max, how } = repeat;
    if (node.type === 'character') {
      this.emit({ op: 'characters', set: node.set, min, max, how });
      return;
    }
    if (how === 'possessive') {
      const greedy: Repeat = { ...repeat, how: 'greedy' };
      this.#addEnclosed(
        (next) => ({ op: 'atomic', next }),
        () => this.#addRepeat(greedy),
      );
      return;
    }
    for (let times = 0; times < min; times++) this.add(node);
    if (max === Number.POSITIVE_INFINITY) this.#addLoop(node, how);
    else this.#addOptional(node, max - min, how);
  }

  #addLoop(node: Node, how: 'greedy' | 'lazy'): void {
    const register = this.registers++;
    const split = this.emit({ op: 'fail' });
    this.emit({ op: 'save', register });
    this.add(node);
    const progress = this.emit({ op: 'fail' });
    this.emit({ op: 'jump', to: split });
    this.instructions[progress] = { op: 'progress', register, exit: this.#here };
    this.instructions[split] = fork(how, split + 1, this.#here);
  }

  #addOptional(node: Node, times: number, how: 'greedy' | 'lazy'): void {
    const splits: number[] = [];
    for (let time = 0; time < times; time++) {
      splits.push(this.emit({ op: 'fail' }));
      this.add(node);
    }
    for (const split of splits) this.instructions[split] = fork(how, split + 1, this.#here);
  }
}

function fork(how: 'greedy' | 'lazy', inside: number, outside: number): Instruction {
  return how === 'greedy'
    ? { op: 'split', first: inside, second: outside }
    : { op: 'split', first: outside, second: inside };
}

function sequence(...nodes: readonly Node[]): Node {
  return { type: 'sequence', nodes };
}

function lookbehindOf(kind: AssertionKind): number {
  return kind === 'word boundary' || kind === 'no word boundary' || kind === 'start of subject' ? 1 : 0;
}
