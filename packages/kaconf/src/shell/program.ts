/** What a shell needs to know of a program to complete what is typed for it. */
export interface Program {
  readonly name: string;
  readonly options: readonly Option[];
  readonly commands: readonly Command[];
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
  readonly operands: Operands;
}

/** What stands behind the options: files, some words, or what a command prints at the beginning of its lines. */
export type Operands = 'files' | readonly string[] | { readonly printedBy: string };

export interface Option {
  readonly long: string;
  readonly short: string | undefined;
  /** In a few words. */
  readonly text: string;
  readonly value: Value | undefined;
}

/** What follows an option. */
export interface Value {
  readonly type: 'files' | 'anything' | readonly string[];
  /** It counts only when it is attached. */
  readonly isOptional: boolean;
}

export function spellings({ short, long }: Option): string[] {
  return short === undefined ? [`--${long}`] : [`-${short}`, `--${long}`];
}
