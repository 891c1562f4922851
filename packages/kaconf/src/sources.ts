import { constants } from 'node:os';
import { getSystemErrorMessage } from 'node:util';
import type { Source } from '@kaconf/config';
import type { Terminal } from './terminal.ts';

/** What keepalived reads when nobody says otherwise. */
const DEFAULT_FILE = '/etc/keepalived/keepalived.conf';

/** Its name in findings. */
export const STANDARD_INPUT = '<stdin>';

export interface Sources {
  /** The texts by the names that findings show. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those that nobody named: they are in a directory. */
  readonly found: ReadonlySet<string>;
  /** Whether everything that was named could be read. */
  readonly complete: boolean;
}

/** Reads what the operands of a command name. What cannot be read is said at once and does not hide the others. */
export async function readSources(
  command: string,
  operands: readonly string[],
  terminal: Terminal,
): Promise<Sources> {
  const texts = new Map<string, string>();
  const found = new Set<string>();
  const named = operands.length === 0 ? [DEFAULT_FILE] : operands;
  let complete = true;
  const complain = (complaint: string) => {
    complete = false;
    terminal.err(`kaconf ${command}: ${complaint}\n`);
  };
  for (const operand of named) {
    const files = await attempt(operand, () => terminal.list(operand), complain);
    if (files?.length === 0) complain(`there is no *.conf in '${operand}' or below`);
    for (const file of files ?? []) {
      const text = await attempt(file, () => terminal.read(file), complain);
      if (text === undefined) continue;
      texts.set(file === '-' ? STANDARD_INPUT : file, text);
      if (!named.includes(file)) found.add(file);
    }
  }
  return { texts, found, complete };
}

const NONE: Pick<Sources, 'texts'> = { texts: new Map() };

/** Of a command that takes one FILE. Says what is wrong when there is none. */
export async function readSource(
  command: string,
  operands: readonly string[],
  terminal: Terminal,
): Promise<Source | undefined> {
  // A folder may stand for several, too.
  const { texts } = operands.length > 1 ? NONE : await readSources(command, operands, terminal);
  const [source, ...others] = texts;
  if (operands.length > 1 || others.length > 0) {
    terminal.err(`kaconf ${command}: give one FILE\n`);
    return;
  }
  if (source === undefined) return;
  const [file, text] = source;
  return { file, text };
}

async function attempt<T>(
  path: string,
  call: () => Promise<T>,
  complain: (complaint: string) => void,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    complain(`cannot read '${path}': ${reasonOf(error)}`);
    return undefined;
  }
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && error.errno === -constants.errno.ENOENT;
}

/** `no such file or directory` where Node says `ENOENT: no such file or directory, open 'x'`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'errno' in error && typeof error.errno === 'number')) throw error;
  return getSystemErrorMessage(error.errno);
}
