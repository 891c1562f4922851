import { parseArgs } from 'node:util';
import { nearest } from '@kaconf/diagnostics';

/** By long name: the values that may follow, or what they look like, or nothing for a switch. */
export type Options = Readonly<Record<string, readonly string[] | Form | undefined>>;

/** A value that is not one of a few. */
export interface Form {
  /** As the help has it: `NAME=VALUE`. */
  readonly form: string;
  readonly accepts: RegExp;
  /** It names a file: shells complete it. */
  readonly isFile?: true;
}

export const FILE: Form = { form: 'FILE', accepts: /./, isFile: true };

export interface Arguments {
  readonly switches: ReadonlySet<string>;
  /** Of an option that is given several times the last counts. */
  readonly values: ReadonlyMap<string, string>;
  /** All of them. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

/** `--help` and `-h` go with any options. Returns what is wrong, in words, when something is. */
export function parseArguments(args: readonly string[], options: Options): Arguments | string {
  const switches = new Set<string>();
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokenize(args, options)) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const complaint = optionComplaint(token, options);
    if (complaint !== undefined) return complaint;
    if (token.value === undefined) switches.add(token.name);
    else {
      values.set(token.name, token.value);
      lists.set(token.name, [...(lists.get(token.name) ?? []), token.value]);
    }
  }
  return { switches, values, lists, operands };
}

interface OptionToken {
  /** Long: `help`. */
  readonly name: string;
  /** As it was typed: `-h`. */
  readonly rawName: string;
  readonly value?: string | undefined;
}

function tokenize(args: readonly string[], options: Options) {
  const described = Object.entries(options).map(
    ([name, values]) => [name, { type: values ? 'string' : 'boolean' }] as const,
  );
  const help = { type: 'boolean', short: 'h' } as const;
  // Not strict: its errors are long, and one cannot tell from them which option was meant.
  const parsed = parseArgs({
    args: [...args],
    options: { help, ...Object.fromEntries(described) },
    strict: false,
    tokens: true,
  });
  return parsed.tokens;
}

function optionComplaint({ name, rawName, value }: OptionToken, options: Options): string | undefined {
  if (name !== 'help' && !Object.hasOwn(options, name))
    return unknown('option', rawName, optionNames(options));
  const allowed = options[name];
  if (allowed === undefined) return value === undefined ? undefined : `option '${rawName}' takes no value`;
  if (value === undefined) return `option '${rawName}' needs a value: ${formOf(allowed)}`;
  if ('form' in allowed) {
    return allowed.accepts.test(value) ? undefined : `${rawName} cannot be '${value}': ${allowed.form}`;
  }
  return allowed.includes(value)
    ? undefined
    : `${rawName} cannot be '${value}': ${meant(value, allowed) ?? list(allowed)}`;
}

function formOf(allowed: readonly string[] | Form): string {
  return 'form' in allowed ? allowed.form : list(allowed);
}

function optionNames(options: Options): string[] {
  return ['help', ...Object.keys(options)].map((name) => `--${name}`);
}

/** `unknown option '--fromat', did you mean '--format'?` */
export function unknown(what: string, word: string, known: readonly string[]): string {
  const guess = meant(word, known);
  return guess === undefined ? `unknown ${what} '${word}'` : `unknown ${what} '${word}', ${guess}`;
}

function meant(word: string, known: readonly string[]): string | undefined {
  const guess = nearest(word, known);
  return guess && `did you mean '${guess}'?`;
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
