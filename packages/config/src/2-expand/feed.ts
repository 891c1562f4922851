import { type Line, placeIn, standIn, writtenLine } from '../1-source/line.ts';
import type { Origin, Place } from '../1-source/origin.ts';
import { type Budget, costOf } from './budget.ts';
import type { Value } from './definitions.ts';
import type { Loop } from './loop.ts';
import type { OpenFiles } from './open-files.ts';
import { type PlainLine, plainLine } from './plain-line.ts';
import type { RawLine } from './raw-lines.ts';
import type { Following, Known } from './substitute.ts';

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

const EMPTY: Line = { text: '', stretches: [], row: undefined };
const NOTHING: Value = { text: '', via: undefined };

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
  readonly #known: Known;
  readonly #budget: Budget;
  readonly #loops: Running[] = [];
  readonly #pending: Pending[] = [];
  #rest: Line | undefined;
  /** It has been looked at, and is yet to be read. */
  #ahead: RawLine | undefined;

  constructor(files: OpenFiles, known: Known, budget: Budget) {
    this.#files = files;
    this.#known = known;
    this.#budget = budget;
  }

  putBack(rest: Line): void {
    this.#rest = rest;
  }

  /** Returns whether there is room for all its lines; otherwise the loops that it is in are given up, too. */
  repeat(loop: Loop): boolean {
    const count = this.#loops.reduce((product, running) => product * running.loop.count, loop.count);
    if (this.#budget.allows(count * costOf(loop.body, this.#loops.length + 1))) {
      this.#loops.push({ loop, indent: this.indent, index: 0 });
      return true;
    }
    this.cutShort();
    return false;
  }

  /** Goes on behind all loops and definitions. */
  cutShort(): void {
    this.#loops.length = 0;
    this.#pending.length = 0;
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
    const { body, bindings, count } = running.loop;
    this.#budget.spend(costOf(body, this.#loops.length));
    for (const { name, value } of bindings(running.index)) this.#known.definitions.set(name, value);
    running.index++;
    this.indent = running.indent;
    if (running.index === count) this.#loops.pop();
    return { ...body, row: this.row };
  }

  #nextOfDefinition(pending: Pending): Line {
    const { lines, place } = pending.following;
    const value = lines[pending.index] ?? NOTHING;
    this.#budget.spend(costOf(value, this.#pending.length));
    this.indent = Math.min(pending.shift + indentOf(value), MOST_INDENT);
    pending.index++;
    if (pending.index === lines.length) this.#pending.pop();
    const origin = this.#known.origins.through(this.#calledNow(place.origin), value.via);
    return standIn(value.text, { ...place, origin }, this.row);
  }

  /** keepalived says of lines of a definition that they are where it is in the file. */
  #calledNow(origin: Origin): Origin {
    const called = this.#files.called();
    if (called === undefined) return origin;
    const { file, line } = origin.called ?? {};
    return called.file === file && called.line === line ? origin : { ...origin, called };
  }

  /** Whether what is read next is a line of a file. */
  get isBetween(): boolean {
    return (
      this.#rest === undefined && this.#ahead === undefined && this.#loops.length + this.#pending.length === 0
    );
  }

  /** The next line if it is one of a file that nothing has to be done to. */
  nextPlain(): PlainLine | undefined {
    if (!this.isBetween) return undefined;
    this.#ahead = this.#files.nextLine();
    if (this.#ahead === undefined || this.#ahead.ignored !== undefined || this.#files.isAgain)
      return undefined;
    const plain = plainLine(this.#ahead.text);
    if (plain === undefined) return undefined;
    this.#ahead = undefined;
    this.row++;
    return plain;
  }

  /** Where the line of the file is written that was read last. */
  get place(): Omit<Place, 'endColumn'> {
    return { origin: this.#files.origin(), column: this.#files.column };
  }

  #nextOfFile(): Line | undefined {
    const raw = this.#ahead ?? this.#files.nextLine();
    this.#ahead = undefined;
    if (raw === undefined) return undefined;
    this.isRaw = true;
    this.indent = raw.text.search(/[^ \t]|$/);
    const line = writtenLine(raw.text, this.#files.origin(), this.row, this.#files.column);
    if (raw.ignored === undefined) return line;
    this.#known.trouble.ignoredLine(raw.ignored, placeIn(line, 0, raw.text.length));
    return EMPTY;
  }
}

function indentOf({ via }: Value): number {
  return (via?.column ?? 1) - 1;
}
