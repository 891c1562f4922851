import { type Line, placeIn, putIn, stretchIn } from '../1-source/line.ts';
import type { Place } from '../1-source/origin.ts';
import { costAt } from './budget.ts';
import type { Definition, Definitions, Reference, Value } from './definitions.ts';
import type { Origins } from './origins.ts';
import type { Trouble } from './trouble.ts';

/** keepalived keeps a line in so many octets. */
export const LINE_SIZE = 1024;

export interface Substituted {
  readonly line: Line;
  /** What is read behind the line: the further lines of definitions, the last of these first. */
  readonly following: readonly Following[];
  /** How many references were looked at, and what that costs. */
  readonly count: number;
  readonly cost: number;
}

/** Lines of a definition, and where the reference is, without its row, that they stand in for. */
export interface Following {
  readonly lines: readonly Value[];
  readonly place: Place;
}

/** A value that was put in: a reference to its own definition in it would have no end. */
interface Active {
  readonly definition: Definition;
  /** How much text stands behind it. */
  readonly behind: number;
}

/** What all lines have in common. */
export interface Known {
  readonly definitions: Definitions;
  readonly origins: Origins;
  readonly trouble: Trouble;
}

/**
 * Puts values in the place of references, and in those again, from left to right. A line that would become too long stays
 * as it is by then, and so does one whose value begins with `~`.
 */
export class Substitution {
  #line: Line;
  #at = 0;
  /** Innermost last. */
  readonly #active: Active[] = [];
  readonly #following: Following[] = [];
  readonly #definitions: Definitions;
  readonly #origins: Origins;
  readonly #trouble: Trouble;
  readonly #size: number;

  constructor(line: Line, { definitions, origins, trouble }: Known, size = LINE_SIZE) {
    this.#line = line;
    this.#definitions = definitions;
    this.#origins = origins;
    this.#trouble = trouble;
    this.#size = size;
  }

  /** The line is the same when there is nothing to replace. */
  run(): Substituted {
    let count = 0;
    let cost = 0;
    for (let at = this.#next(); at !== -1; at = this.#next()) {
      this.#at = at;
      count++;
      cost += costAt(this.#active.length);
      const reference = this.#definitions.find(this.#line.text, at);
      if (reference === undefined || !this.#mayReplace(reference)) this.#at++;
      else if (!this.#replace(reference)) break;
    }
    return { line: this.#line, following: this.#following, count, cost };
  }

  #next(): number {
    const at = this.#line.text.indexOf('$', this.#at);
    return at === this.#line.text.length - 1 ? -1 : at;
  }

  #mayReplace({ definition, length, parameters }: Reference): boolean {
    if (definition.builtin && parameters.length > 0) {
      const place = placeIn(this.#line, this.#at, this.#at + length);
      return this.#trouble.checkParameters(definition.name, definition.builtin, parameters, place);
    }
    if (!this.#isIn(definition, length)) return true;
    this.#trouble.selfReference(definition.name, placeIn(this.#line, this.#at, this.#at + length));
    return !definition.multiline && replacement(definition, parameters).length > length;
  }

  /** Whether a reference is in what it refers to: in this line, or in another of a definition of several. */
  #isIn(definition: Definition, length: number): boolean {
    const behind = this.#line.text.length - this.#at;
    for (let last = this.#active.at(-1); last && last.behind >= behind; last = this.#active.at(-1)) {
      this.#active.pop();
    }
    if (this.#active.some((each) => each.definition === definition && each.behind < behind)) return true;
    if (!definition.multiline) return false;
    const { via = [] } = stretchIn(this.#line, this.#at, this.#at + length).origin;
    return via.some(({ type, name }) => type === 'definition' && name === definition.name);
  }

  /** Returns whether there may be more to replace. */
  #replace({ definition, length, parameters }: Reference): boolean {
    const { text } = this.#line;
    const end = this.#at + length;
    const value = replacement(definition, parameters);
    if (definition.builtin) {
      this.#trouble.checkValue(definition.name, parameters, placeIn(this.#line, this.#at, end));
    }
    if (text.length - length + value.length >= this.#size) {
      this.#trouble.tooLong(text, placeIn(this.#line, this.#at, end));
      return false;
    }
    this.#active.push({ definition, behind: text.length - end });
    const place = stretchIn(this.#line, this.#at, end);
    if (definition.multiline) this.#following.push({ lines: definition.lines.slice(1), place });
    const origin = this.#origins.through(place.origin, definition.lines[0]?.via);
    this.#line = putIn(this.#line, this.#at, end, value, { ...place, origin });
    return !/^[ \t]*~/.test(value);
  }
}

function replacement({ builtin, lines }: Definition, parameters: readonly string[]): string {
  return builtin ? builtin.value(parameters) : (lines[0]?.text ?? '');
}
