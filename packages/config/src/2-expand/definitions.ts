import type { Via } from '@kaconf/diagnostics';
import { type Line, slice, stretchIn } from '../1-source/line.ts';
import { blanksAt } from './comments.ts';

/** What stands in place of `$NAME`. */
export interface Definition {
  readonly name: string;
  /** One, if any; several for a definition that goes on behind a backslash. */
  lines: Value[];
  /** Only the last word of a line may be one of several lines. */
  multiline: boolean;
  /** Absent for what the configuration defines. */
  builtin: Builtin | undefined;
}

/** A line that a definition puts in. */
export interface Value {
  readonly text: string;
  /** Where it is written; absent for what is in no file. */
  readonly via: Via | undefined;
}

/** Those that are always there. */
export interface Builtin {
  readonly parameters: { readonly least: number; readonly most: number; readonly numeric: boolean };
  value(parameters: readonly string[]): string;
}

/** `$NAME` or `${NAME}` in a line. */
export interface Reference {
  readonly definition: Definition;
  /** Of the characters that the value replaces. */
  readonly length: number;
  readonly parameters: readonly string[];
}

/** In the order of keepalived's list; a name is there once. */
export class Definitions {
  readonly #byName = new Map<string, Definition>();
  /** Is told of each that is asked for. */
  onAsked: ((name: string, definition: Definition | undefined) => void) | undefined;

  addBuiltin(name: string, builtin: Builtin): void {
    this.#byName.set(name, { name, lines: [], multiline: false, builtin });
  }

  set(name: string, value: Value): void {
    this.#define(name).lines = [value];
  }

  /** Reads `$NAME=value`; nothing if the line is no such thing. */
  read(line: Line): Definition | undefined {
    const match = /^\$([A-Za-z_]\w*)=/.exec(line.text);
    const [whole, name] = match ?? [];
    if (whole === undefined || name === undefined) return undefined;
    const definition = this.#define(name);
    const value = slice(line, blanksAt(line.text, whole.length));
    definition.multiline = value.text.endsWith('\\');
    const first = definition.multiline ? withoutBackslash(value) : value;
    definition.lines = [];
    if (!definition.multiline || first.text !== '') append(first, definition);
    return definition;
  }

  get(name: string): Definition | undefined {
    return this.#byName.get(name);
  }

  #define(name: string): Definition {
    const known = this.#byName.get(name);
    const definition = known ?? { name, lines: [], multiline: false, builtin: undefined };
    definition.builtin = undefined;
    this.#byName.set(name, definition);
    return definition;
  }

  /**
   * What the `$` at `at` refers to. Behind `$NAME` must come a blank, a comma, a parenthesis or the end, behind `${NAME`
   * the brace, with parameters between them for those that take some.
   */
  find(text: string, at: number): Reference | undefined {
    const inBraces = text[at + 1] === '{';
    const reference = inBraces ? IN_BRACES : BARE;
    reference.lastIndex = at;
    const [, name = '', rest = ''] = reference.exec(text) ?? [];
    const definition = this.#byName.get(name);
    this.onAsked?.(name, definition);
    if (definition === undefined) return undefined;
    const parameters = rest === '' ? NONE : rest.split(/[ \t]+/).filter((each) => each !== '');
    if (parameters.length > 0 && (/[ \t]$/.test(rest) || !definition.builtin)) return undefined;
    const length = 1 + name.length + (inBraces ? 2 : 0);
    const isLast = at + length === text.length && rest === '';
    if (definition.multiline && !isLast) return undefined;
    // keepalived forgets the blanks in `${NAME }`: a brace stays behind.
    return { definition, length: parameters.length > 0 ? length + rest.length : length, parameters };
  }
}

const NONE: readonly string[] = [];
const IN_BRACES = /\$\{([A-Za-z_]\w*)((?:[ \t][ \t\w]*)?)\}/y;
const BARE = /\$([A-Za-z_]\w*)(?=[ \t,)]|$)/y;

export function append(line: Line, { name, lines }: Definition): void {
  lines.push({ text: line.text, via: stepThrough(line, 'definition', name) });
}

/** The step from a reference to what it puts in. */
export function stepThrough(line: Line, type: Via['type'], name: string): Via {
  const { origin, column, endColumn } = stretchIn(line, 0, line.text.length);
  return { type, name, file: origin.file, line: origin.line, column, endColumn };
}

/** Without the backslash that says that the value goes on, and the blanks before it. */
export function withoutBackslash(line: Line): Line {
  return slice(line, 0, line.text.replace(/[ \t]*\\$/, '').length);
}
