import { type Found, scan } from './getopt.ts';
import type { Machine } from './machine.ts';
import { defaultOptions, type Options } from './options.ts';
import { type OptionEntry, optionTable } from './table.ts';
import { usage } from './usage.ts';
import { versionText } from './version.ts';

/** What the command line amounts to. Both texts are to be written first, whichever it is. */
export type CommandLine = (
  | { readonly type: 'run'; readonly options: Options }
  | { readonly type: 'exit'; readonly status: 0 | 1 }
) & { readonly stdout: string; readonly stderr: string };

/** The signals that the parent acts on, as `--signum` names them. */
const signals = new Map([
  ['STOP', 15],
  ['RELOAD', 1],
  ['DATA', 10],
  ['STATS', 12],
  ['STATS_CLEAR', 63],
  ['JSON', 36],
]);

/**
 * Reads the arguments behind the program's name. Everything wrong with them is said, then the status is 1;
 * operands are only remarked on, as are refused facilities and umasks. The first of help, version and signum ends it.
 */
export function parseOptions(words: readonly string[], program: string, machine: Machine): CommandLine {
  let options = defaultOptions(machine.hostname);
  let stderr = '';
  let wrong = false;
  const operands: string[] = [];
  for (const found of scan(words, optionTable)) {
    if (found.type === 'operand') operands.push(found.word);
    else if (found.type === 'option') {
      if ('show' in found.spec) return show(found.spec.show, found.argument ?? '', stderr, program, machine);
      const change = found.spec.set(options, found.argument ?? '');
      if ('refused' in change) stderr += `${change.refused}\n`;
      else options = { ...options, ...change };
    } else {
      stderr += complaint(found);
      wrong = true;
    }
  }
  const stdout = operands.length > 0 ? `Unexpected argument(s): ${operands.join(' ')} \n` : '';
  return wrong ? { type: 'exit', status: 1, stdout, stderr } : { type: 'run', options, stdout, stderr };
}

function complaint(found: Extract<Found<OptionEntry>, { type: 'unknown' | 'missing' }>): string {
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
  const signal = signals.get(argument);
  if (signal === undefined) {
    return { type: 'exit', status: 1, stdout: '', stderr: `${stderr}Unknown sigfunc ${argument}\n` };
  }
  return { type: 'exit', status: 0, stdout: `${signal}\n`, stderr };
}
