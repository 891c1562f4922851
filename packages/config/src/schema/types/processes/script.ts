import type { Span } from '@kaconf/diagnostics';
import { spanBetween } from '../../../1-source/origin.ts';
import { type Split, splitCommand, splitQuoted } from '../../../3-tokens/quotes.ts';
import { hasOpenQuote, unescapeComment } from '../../../3-tokens/words.ts';
import type { Statement } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import type { Runner, User } from './user.ts';

/** A program with its arguments. No shell looks at it. */
export interface Script extends Runner {
  /** The program comes first. */
  readonly words: readonly [string, ...string[]];
  /** As it was written, one string. */
  readonly text: string;
  readonly span: Span;
}

export interface NotifyScript extends Script, Partial<User> {}

/** It counts for what stands below it, too, while global_defs are read. */
export const scriptSecurity: Leaf<boolean> = {
  form: '',
  takes: 0,
  read(_, reading) {
    reading.secureScripts();
    return true;
  },
};

/** `script "/path/of/program argument"`. Nothing is said where there is none, which leaves the block incomplete. */
export const script: Leaf<Script> = {
  form: '"PROGRAM ARGUMENT…"',
  read(statement, reading) {
    const [, command = '', extra] = readQuoted(statement, reading);
    const parsed = parseScript(command, statement, reading);
    if (parsed !== undefined && extra !== undefined) {
      const message = `'${extra}' and what is behind it are not read: the command is '${command}'`;
      const hint = 'put the program and its arguments into one pair of quotes';
      reading.object({ code: 'contradiction', message, hint });
    }
    return parsed;
  },
};

/** `notify_master "/path/of/program argument" [USER [GROUP]]`. */
export const notifyScript = runnable({ kind: 'notify' });

/** Who reads a pipe. */
export function pipeReader(pipe: string): Leaf<NotifyScript> {
  return runnable({ kind: pipe });
}

export function startScript(phase: 'startup' | 'shutdown'): Leaf<NotifyScript> {
  return runnable({ kind: phase, refusal: `Invalid ${phase} script` });
}

/** @param refusal what keepalived prints when nobody can run it */
function runnable({ kind, refusal }: { kind: string; refusal?: string }): Leaf<NotifyScript> {
  return {
    form: `${script.form} [USER [GROUP]]`,
    read(statement, reading) {
      if (!hasOpenQuote(statement.raw) && argument(statement, reading) === undefined) return;
      const [, command = '', user, group] = readQuoted(statement, reading);
      const parsed = parseScript(command, statement, reading);
      if (parsed === undefined) return;
      const own = user === undefined ? undefined : { user, ...(group !== undefined && { group }) };
      const [program] = parsed.words;
      const runner = reading.findRunner({
        user: own,
        span: parsed.span,
        named: `Invalid user/group for ${kind} script ${program} - ignoring`,
        unnamed: `Failed to set default user for ${kind} script ${program} - ignoring`,
        ...(refusal !== undefined && { refusal }),
      });
      return runner && { ...parsed, ...own, ...runner };
    },
  };
}

/** What `notify_deleted` says: DELETED is told, and perhaps a script of its own runs. */
export interface NotifyDeleted {
  readonly script?: NotifyScript;
}

/** `notify_deleted ["/path/of/program argument" [USER [GROUP]]]`. */
export const notifyDeleted: Leaf<NotifyDeleted> = {
  form: `[${notifyScript.form}]`,
  read(statement, reading) {
    const script = statement.words.length > 1 ? notifyScript.read(statement, reading) : undefined;
    return script === undefined ? {} : { script };
  },
};

function readQuoted(statement: Statement, reading: Reading): readonly string[] {
  const text = unescapeComment(statement.raw);
  return closedWords(splitQuoted(text), text, reading);
}

/** There are none when a quote stays open. */
function closedWords({ words, open }: Split, text: string, reading: Reading): readonly string[] {
  if (open === undefined) return words;
  const code = 'openQuote';
  if (open === '\\') {
    const message = 'a backslash at the end protects nothing: the command is ignored';
    reading.object({ code, message, keepalived: [`Missing escape char at end: '${text}'`], logged: true });
    return [];
  }
  reading.object({
    code,
    message: 'this quote is not closed',
    keepalived: [`String '${text}': missing terminating ${open}`],
  });
  return [];
}

function parseScript(command: string, statement: Statement, reading: Reading): Script | undefined {
  const [program, ...rest] = closedWords(splitCommand(command), command, reading);
  if (program === undefined) return;
  const { words } = statement;
  const span = spanBetween(words[1] ?? words[0], words.at(-1) ?? words[0]);
  return { words: [program, ...rest], text: command, span };
}
