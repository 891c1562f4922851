import { type Found, type Spec, scan } from './getopt.ts';
import type { Machine } from './machine.ts';
import { defaultOptions, type Options } from './options.ts';
import { signalNumber } from './signal-functions.ts';
import { optionTable } from './table.ts';
import { usage } from './usage.ts';
import { versionText } from './version.ts';

/** What the command line amounts to. Both texts are to be written first, whichever it is. */
export type CommandLine = (
  | { readonly type: 'run'; readonly options: Options }
  | { readonly type: 'exit'; readonly status: 0 | 1 }
  /** `-T`: genhash has its own options. */
  | { readonly type: 'genhash'; readonly words: readonly string[] }
) & { readonly stdout: string; readonly stderr: string };

/**
 * Reads the arguments behind the program's name. Everything wrong with them is said, then the status is 1;
 * operands are only remarked on, as are refused facilities and umasks. The first of help, version, signum and genhash ends it.
 */
export function parseOptions(words: readonly string[], program: string, machine: Machine): CommandLine {
  let options = defaultOptions(machine.hostname);
  let stderr = '';
  let wrong = false;
  const operands: string[] = [];
  const rest = words.values();
  for (const found of scan(rest, optionTable)) {
    if (found.type === 'operand') operands.push(found.word);
    else if (found.type !== 'option') {
      stderr += complaint(found);
      wrong = true;
    } else if ('show' in found.spec) {
      return show(found.spec.show, found.argument ?? '', stderr, program, machine);
    } else if ('enters' in found.spec) {
      // Operands come behind all options.
      return { type: 'genhash', words: [...operands, ...rest], stdout: '', stderr };
    } else {
      const change = found.spec.set(options, found.argument ?? '');
      if ('refused' in change) stderr += `${change.refused}\n`;
      else options = { ...options, ...change };
      wrong ||= 'refused' in change && change.ends === true;
    }
  }
  const stdout = operands.length > 0 ? `Unexpected argument(s): ${operands.join(' ')} \n` : '';
  return wrong ? { type: 'exit', status: 1, stdout, stderr } : { type: 'run', options, stdout, stderr };
}

/** What is said of a word that no option is, or that lacks its argument. */
export function complaint(found: Extract<Found<Spec>, { type: 'unknown' | 'missing' }>): string {
  return found.type === 'unknown'
    ? `Unknown option ${found.name}\n`
    : `Missing parameter for option ${found.name}\n`;
}

function show(
  what: 'usage' | 'version' | 'signal',
  argument: string,
  stderr: string,
  program: string,
  machine: Machine,
): CommandLine {
  if (what !== 'signal') {
    const text = what === 'usage' ? usage(program) : versionText(machine);
    return { type: 'exit', status: 0, stdout: '', stderr: stderr + text };
  }
  const signal = signalNumber(argument);
  if (signal === undefined) {
    return { type: 'exit', status: 1, stdout: '', stderr: `${stderr}Unknown sigfunc ${argument}\n` };
  }
  return { type: 'exit', status: 0, stdout: `${signal}\n`, stderr };
}
