import type { Via } from '@kaconf/diagnostics';
import { join, type Line, placeIn, slice, standIn } from '../1-source/line.ts';
import type { Origin, Place } from '../1-source/origin.ts';
import type { Definition, Definitions, Reference } from './definitions.ts';
import type { Trouble } from './trouble.ts';

/** keepalived keeps a line in so many octets. */
export const LINE_SIZE = 1024;

export interface Substituted {
  readonly line: Line;
  /** What is read behind the line: the further lines of definitions, the last of these first. */
  readonly following: readonly Following[];
  /** How many references were looked at. */
  readonly count: number;
}

/** Lines of a definition, and the reference that they stand in for. */
export interface Following {
  readonly definition: Definition;
  readonly lines: readonly Line[];
  readonly place: Place;
}

/** A value that was put in: a reference to its own definition in it would have no end. */
interface Active {
  readonly definition: Definition;
  /** How much text stands behind it. */
  readonly behind: number;
}

/**
 * Puts values in the place of references, and in those again, from left to right. A line that would become too long stays
 * as it is by then, and so does one whose value begins with `~`.
 */
export class Substitution {
  #line: Line;
  #at = 0;
  #active: Active[] = [];
  readonly #following: Following[] = [];
  readonly #definitions: Definitions;
  readonly #trouble: Trouble;
  readonly #size: number;

  constructor(line: Line, definitions: Definitions, trouble: Trouble, size = LINE_SIZE) {
    this.#line = line;
    this.#definitions = definitions;
    this.#trouble = trouble;
    this.#size = size;
  }

  /** The line is the same when there is nothing to replace. */
  run(): Substituted {
    let count = 0;
    for (let at = this.#next(); at !== -1; at = this.#next()) {
      this.#at = at;
      count++;
      const reference = this.#definitions.find(this.#line.text, at);
      if (reference === undefined || !this.#mayReplace(reference)) this.#at++;
      else if (!this.#replace(reference)) break;
    }
    return { line: this.#line, following: this.#following, count };
  }

  #next(): number {
    const at = this.#line.text.indexOf('$', this.#at);
    return at === this.#line.text.length - 1 ? -1 : at;
  }

  #mayReplace({ definition, length, parameters }: Reference): boolean {
    const place = placeIn(this.#line, this.#at, this.#at + length);
    if (definition.builtin && parameters.length > 0) {
      return this.#trouble.checkParameters(definition.name, definition.builtin, parameters, place);
    }
    const behind = this.#line.text.length - this.#at;
    this.#active = this.#active.filter((each) => each.behind < behind);
    if (!this.#isIn(definition, place)) return true;
    this.#trouble.selfReference(definition.name, place);
    return !definition.multiline && replacement(definition, parameters).length > length;
  }

  /** Whether a reference is in what it refers to: in this line, or in another of a definition of several. */
  #isIn(definition: Definition, { origin: { via = [] } }: Place): boolean {
    if (this.#active.some((each) => each.definition === definition)) return true;
    return (
      definition.multiline && via.some(({ type, name }) => type === 'definition' && name === definition.name)
    );
  }

  /** Returns whether there may be more to replace. */
  #replace({ definition, length, parameters }: Reference): boolean {
    const { text } = this.#line;
    const end = this.#at + length;
    const place = placeIn(this.#line, this.#at, end);
    const value = replacement(definition, parameters);
    if (definition.builtin) this.#trouble.checkValue(definition.name, parameters, place);
    if (text.length - length + value.length >= this.#size) {
      this.#trouble.tooLong(text, place);
      return false;
    }
    const origin = throughDefinition(place.origin, definition, definition.lines[0]);
    this.#active.push({ definition, behind: text.length - end });
    if (definition.multiline) {
      this.#following.push({ definition, lines: definition.lines.slice(1), place });
    }
    const put = standIn(value, { ...place, origin });
    this.#line = join(slice(this.#line, 0, this.#at), put, slice(this.#line, end));
    return !/^[ \t]*~/.test(value);
  }
}

function replacement({ builtin, lines }: Definition, parameters: readonly string[]): string {
  return builtin ? builtin.value(parameters) : (lines[0]?.text ?? '');
}

/** How many definitions in definitions are told apart. */
const DEEPEST = 16;

/** The origin of what a definition puts in. One that refers to itself is named once. */
export function throughDefinition(origin: Origin, { name, by }: Definition, line: Line | undefined): Origin {
  if (line === undefined || line.stretches.length === 0) return origin;
  const { via: before = [] } = origin;
  if (before.length >= DEEPEST || before.some((each) => each.type === by && each.name === name))
    return origin;
  const { origin: at, column, endColumn } = placeIn(line, 0, line.text.length);
  const via: Via = { type: by, name, file: at.file, line: at.line, column, endColumn };
  return { ...origin, via: [via, ...before] };
}
