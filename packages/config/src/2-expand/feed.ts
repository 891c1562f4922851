import { type Line, placeIn, standIn, writtenLine } from '../1-source/line.ts';
import type { Origin } from '../1-source/origin.ts';
import type { Budget } from './budget.ts';
import type { Definitions } from './definitions.ts';
import type { Loop } from './loop.ts';
import type { OpenFiles } from './open-files.ts';
import { type Following, throughDefinition } from './substitute.ts';
import type { Trouble } from './trouble.ts';

/** A loop that goes on. */
interface Running {
  readonly loop: Loop;
  readonly indent: number;
  index: number;
}

/** Lines of a definition that are still to be read. */
interface Pending {
  readonly following: Following;
  /** How much further to the right they are read than they are written. */
  readonly shift: number;
  index: number;
  /** How many loops went on when it began; they wait for it. */
  readonly loops: number;
}

/** A definition that holds itself is indented ever further. */
const MOST_INDENT = 256;

/** Definitions are in definitions for good reason, but no deeper; what multiplies at each step soon has no end. */
const NESTED = 8;
const DEAR = 8;

const EMPTY: Line = { text: '', stretches: [] };

/** Where the next line comes from: what is left of the last one, a loop, a definition of several lines, a file. */
export class Feed {
  /** How many lines were read. */
  row = 0;
  /** Whether the line is what was left of the one before. */
  isRest = false;
  /** Whether the line is one of a file, with its comment. */
  isRaw = false;
  /** Whether the line is one of a loop or a definition. */
  isMade = false;
  /** How far the line is indented that this one is written in, or stands in for. */
  indent = 0;
  readonly #files: OpenFiles;
  readonly #definitions: Definitions;
  readonly #trouble: Trouble;
  readonly #budget: Budget;
  readonly #loops: Running[] = [];
  readonly #pending: Pending[] = [];
  #rest: Line | undefined;

  constructor(files: OpenFiles, definitions: Definitions, trouble: Trouble, budget: Budget) {
    this.#files = files;
    this.#definitions = definitions;
    this.#trouble = trouble;
    this.#budget = budget;
  }

  putBack(rest: Line): void {
    this.#rest = rest;
  }

  /** Returns whether there is room for all its lines; otherwise the loops that it is in are given up, too. */
  repeat(loop: Loop): boolean {
    const count = this.#loops.reduce((product, running) => product * running.loop.count, loop.count);
    if (this.#budget.allows(count)) {
      this.#loops.push({ loop, indent: this.indent, index: 0 });
      return true;
    }
    this.#loops.length = 0;
    this.#pending.length = 0;
    return false;
  }

  insert(following: Following): void {
    if (following.lines.length === 0) return;
    const leftmost = following.lines.reduce((least, line) => Math.min(least, indentOf(line)), Infinity);
    const shift = this.indent - leftmost;
    this.#pending.push({ following, shift, index: 0, loops: this.#loops.length });
  }

  next(): Line | undefined {
    const rest = this.#rest;
    this.#rest = undefined;
    this.isRest = rest !== undefined;
    this.isRaw = false;
    if (rest !== undefined) return rest;
    this.row++;
    const loop = this.#loops.at(-1);
    const pending = this.#pending.at(-1);
    this.isMade = loop !== undefined || pending !== undefined;
    if (loop !== undefined && this.#loops.length > (pending?.loops ?? 0)) return this.#nextOfLoop(loop);
    return pending === undefined ? this.#nextOfFile() : this.#nextOfDefinition(pending);
  }

  #nextOfLoop(running: Running): Line {
    this.#budget.spend();
    const { head, body, bindings, count } = running.loop;
    const place = placeIn(head, 0, head.text.length);
    for (const { name, value } of bindings(running.index)) {
      this.#definitions.set(name, standIn(value, place), 'sequence');
    }
    running.index++;
    this.indent = running.indent;
    if (running.index === count) this.#loops.pop();
    const { row } = this;
    return {
      text: body.text,
      stretches: body.stretches.map((each) => ({ ...each, origin: { ...each.origin, row } })),
    };
  }

  #nextOfDefinition(pending: Pending): Line {
    this.#budget.spend(this.#pending.length > NESTED ? DEAR : 1);
    const { definition, lines, place } = pending.following;
    const line = lines[pending.index] ?? EMPTY;
    this.indent = Math.min(pending.shift + indentOf(line), MOST_INDENT);
    pending.index++;
    if (pending.index === lines.length) this.#pending.pop();
    const { called } = this.#files.origin(this.row);
    const here: Origin = { ...place.origin, row: this.row, ...(called && { called }) };
    return standIn(line.text, { ...place, origin: throughDefinition(here, definition, line) });
  }

  #nextOfFile(): Line | undefined {
    const raw = this.#files.nextLine();
    if (raw === undefined) return undefined;
    this.isRaw = true;
    this.indent = raw.text.search(/[^ \t]|$/);
    const line = writtenLine(raw.text, this.#files.origin(this.row), this.#files.column);
    if (raw.ignored === undefined) return line;
    this.#trouble.ignoredLine(raw.ignored, placeIn(line, 0, raw.text.length));
    return EMPTY;
  }
}

function indentOf({ stretches: [first] }: Line): number {
  return (first?.column ?? 1) - 1;
}
