import type { Span } from '@kaconf/diagnostics';
import { spanBetween } from '../../1-source/origin.ts';
import { splitCommand, splitQuoted } from '../../3-tokens/quotes.ts';
import { unescapeComment } from '../../3-tokens/words.ts';
import type { Statement } from '../../4-tree/tree.ts';
import type { Leaf, Reading } from '../keyword.ts';
import { argument } from './words.ts';

/** A program with its arguments. No shell looks at it. */
export interface Script {
  /** The program comes first. */
  readonly words: readonly [string, ...string[]];
  /** As it was written, one string. */
  readonly text: string;
  readonly span: Span;
}

export interface User {
  readonly user: string;
  /** By default the user's own. */
  readonly group?: string;
}

export interface NotifyScript extends Script, Partial<User> {}

/** `script "/path/of/program argument"`. */
export const script: Leaf<Script> = {
  form: '"PROGRAM ARGUMENT…"',
  read(statement, reading) {
    if (argument(statement, reading) === undefined) return;
    const [, command = ''] = readQuoted(statement, reading);
    return parseScript(command, statement);
  },
};

/** The same for a checker: nothing is said where there is none, which leaves the block incomplete. */
export const checkerScript: Leaf<Script> = {
  form: script.form,
  read(statement, reading) {
    const [, command = ''] = readQuoted(statement, reading);
    return parseScript(command, statement);
  },
};

/** `notify_master "/path/of/program argument" [USER [GROUP]]`. */
export const notifyScript: Leaf<NotifyScript> = {
  form: '"PROGRAM ARGUMENT…" [USER [GROUP]]',
  read(statement, reading) {
    if (argument(statement, reading) === undefined) return;
    const [, command = '', user, group] = readQuoted(statement, reading);
    const parsed = parseScript(command, statement);
    return (
      parsed && { ...parsed, ...(user !== undefined && { user }), ...(group !== undefined && { group }) }
    );
  },
};

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

/** The tree tells of double quotes already. */
function readQuoted(statement: Statement, reading: Reading): readonly string[] {
  const text = unescapeComment(statement.raw);
  const { words, open } = splitQuoted(text);
  if (open === "'") {
    reading.object({
      code: 'openQuote',
      message: 'a quote is not closed',
      keepalived: [`String '${text}': missing terminating ${open}`],
    });
  }
  return words;
}

function parseScript(command: string, statement: Statement): Script | undefined {
  const [program, ...rest] = splitCommand(command).words;
  if (program === undefined) return;
  const { words } = statement;
  const span = spanBetween(words[1] ?? words[0], words.at(-1) ?? words[0]);
  return { words: [program, ...rest], text: command, span };
}

/** `USER [GROUP]`. */
export const user: Leaf<User> = {
  form: 'USER [GROUP]',
  read(statement, reading) {
    const name = argument(statement, reading);
    const group = statement.words[2];
    return name && { user: name.text, ...(group && { group: group.text }) };
  },
};

/** The same for a checker. */
export const checkerUser: Leaf<User> = {
  form: user.form,
  read(statement, reading) {
    if (statement.words.length > 1) return user.read(statement, reading);
    const message = `'${statement.words[0].text}' needs a value behind it`;
    const keepalived = ['No user specified for misc checker script '];
    reading.object({ code: 'missingValue', message, keepalived });
    return;
  },
};
