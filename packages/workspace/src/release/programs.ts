import { join } from 'node:path';
import { type Help, helpOf, itemsOf } from './help.ts';

/** A program as its helps tell of it. */
export interface Program {
  readonly name: string;
  readonly help: Help;
  readonly commands: readonly Command[];
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: Help;
  /** What stands behind its options: files, the words that its help lists, or what a command prints at the beginning of its lines. */
  readonly operands: 'files' | readonly string[] | { readonly printedBy: string };
}

const WORD = /^[a-z]+/;

/** @param dist the folder of the executables */
export function keepalived(dist: string): Program {
  const file = join(dist, 'keepalived');
  const help = helpOf(file, 'ctl');
  const operands = itemsOf(help).flatMap(({ term }) => WORD.exec(term)?.[0] ?? []);
  const ctl = { name: 'ctl', summary: 'Ask the daemon that runs here, and tell it', help, operands };
  return { name: 'keepalived', help: helpOf(file), commands: [ctl] };
}

export function kaconf(dist: string): Program {
  const file = join(dist, 'kaconf');
  const help = helpOf(file);
  const commands = itemsOf(help).flatMap(({ term: name, text: summary }): Command[] => {
    if (!WORD.test(name)) return [];
    return [{ name, summary, help: helpOf(file, name), operands: operandsOf(name) }];
  });
  return { name: 'kaconf', help, commands };
}

function operandsOf(command: string): Command['operands'] {
  if (command === 'explain') return { printedBy: 'kaconf explain' };
  return command === 'lsp' ? [] : 'files';
}
