import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import type { Program } from './program.ts';
import { zshCompletion } from './zsh.ts';

export {
  type Choice,
  type Help,
  type HelpItem,
  type HelpPart,
  itemsOf,
  optionsOf,
  parseHelp,
} from './help.ts';
export type { Command, Operands, Option, Program, Value } from './program.ts';

/** Those that can be told how a program is completed, and the script that tells them. */
export const shells = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
} as const satisfies Readonly<Record<string, (program: Program) => string>>;

export type Shell = keyof typeof shells;
