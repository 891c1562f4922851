import type { KeepalivedLine, Reader } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import { hasOpenQuote } from '../3-tokens/words.ts';
import { type Statement, wordsSpan } from '../4-tree/tree.ts';
import type { Devices } from '../machine/devices.ts';
import type { Machine } from '../machine/machine.ts';
import type { Names } from '../machine/names.ts';
import type { Keyword, Leaf, Objection, ReadersLine, Reading, Wanted } from '../schema/keyword.ts';
import type { Runner, User } from '../schema/types/processes/user.ts';
import { logged as inLog, located, type Reporter } from './reporter.ts';
import type { ScriptUsers } from './script-users.ts';

/** What statements are read in. */
export interface Context {
  readonly reporter: Reporter;
  readonly names: Names;
  readonly devices: Devices;
  readonly machine: Machine;
  /** By name; of what is read so far. */
  readonly hasTrackGroup: (name: string) => boolean;
  readonly users: ScriptUsers;
  /** Who among keepalived's processes read this. */
  readonly readers: readonly Reader[];
  /** The keywords that lead here: `virtual_server/real_server`; empty for the file. */
  readonly path: string;
  /** Of the nearest block that has one. */
  readonly name: string;
}

/** One for all: most statements are as they should be. */
const NONE: readonly Objection[] = [];

/** Collects the objections to one statement until it is known whether it is refused. */
export class StatementReading implements Reading {
  readonly #context: Context;
  readonly #statement: Statement;
  readonly #keyword: string;
  readonly #isEntry: boolean;
  #objections = NONE;

  /**
   * @param keyword what the statement sets, if it is not the first word
   * @param isEntry of a list
   */
  constructor(context: Context, statement: Statement, keyword = statement.words[0].text, isEntry = false) {
    this.#context = context;
    this.#statement = statement;
    this.#keyword = keyword;
    this.#isEntry = isEntry;
  }

  get name(): string {
    return this.#context.name;
  }

  get names(): Names {
    this.#context.reporter.asksMachine();
    return this.#context.names;
  }

  get devices(): Devices {
    this.#context.reporter.asksMachine();
    return this.#context.devices;
  }

  get machine(): Machine {
    this.#context.reporter.asksMachine();
    return this.#context.machine;
  }

  hasTrackGroup(name: string): boolean {
    return this.#context.hasTrackGroup(name);
  }

  /** Who reads no more of the block. */
  get skipped(): readonly Reader[] {
    return this.#objections.flatMap(({ skips }) => skips ?? []);
  }

  /** Whether there is nothing to object to. */
  get isClean(): boolean {
    return this.#objections.length === 0;
  }

  object(objection: Objection): void {
    this.#objections = [...this.#objections, objection];
  }

  findRunner({ user, span, named, unnamed, refusal }: Wanted): Runner | undefined {
    const [reader = 'parent'] = this.#context.readers;
    const at = spanOf(this.#statement.words[0]);
    const refused = refusal === undefined ? [] : [located(refusal, at, reader)];
    const lost = {
      named: [inLog(named, reader), ...refused],
      unnamed: [inLog(unnamed, reader), ...refused],
    };
    return this.#context.users.find({ reader, user, span, at, lost });
  }

  settleRunner(user: User): Runner {
    return this.#context.users.settle(user, wordsSpan(this.#statement));
  }

  supplementGroups(wanted: boolean): void {
    this.#context.users.supplement(wanted);
  }

  secureScripts(): void {
    this.#context.users.secure();
  }

  read<T>(leaf: Leaf<T>, statement: Statement): T | undefined {
    const inner = new StatementReading(this.#context, statement, this.#keyword, true);
    const value = leaf.read(statement, inner);
    inner.settle(value !== undefined);
    return value;
  }

  /** @param keyword the one whose refusal keepalived prints last */
  settle(accepted: boolean, keyword?: Pick<Keyword<unknown>, 'refusal'>): void {
    if (this.isClean) return;
    const last = this.#objections.length - 1;
    for (const [index, objection] of this.#objections.entries()) {
      const refusal = !accepted && index === last && !objection.stops ? keyword?.refusal : undefined;
      this.#context.reporter.report({
        code: objection.code ?? 'badValue',
        span: objection.word ? spanOf(objection.word) : wordsSpan(this.#statement),
        message: objection.message,
        hint: (objection.word && undefinedIn(objection.word.text)) ?? objection.hint,
        follows: objection.follows === true || this.#isExplained(objection),
        keepalived: this.#lines(objection, refusal),
        ends: objection.ends,
        ...(!accepted && { spoils: { keyword: this.#keyword, name: this.#statement.words[1]?.text } }),
      });
    }
  }

  /** What is missing behind a quote that is open may well stand there, and what has a block is hardly meant for an entry. */
  #isExplained({ code }: Objection): boolean {
    const hasBlock = this.#isEntry && this.#statement.block !== undefined;
    return hasBlock || (code !== 'openQuote' && hasOpenQuote(this.#statement.raw));
  }

  /** Fills in the {name} of the block, or the {group} that it may belong to, its {command}, and the {value} of the statement. */
  phrase(template: string, command = ''): string {
    if (!template.includes('{')) return template;
    const value = this.#statement.words[1]?.text ?? '';
    return template
      .replace('{name}', () => this.name)
      .replace('{group}', () => this.name || '(null)')
      .replace('{command}', () => command)
      .replace(/\{value\??\}/, () => value);
  }

  #lines(
    { keepalived = [], atEnd, stops, fatal, isInsecure, logged }: Objection,
    refusal: string | undefined,
  ): KeepalivedLine[] {
    const { words, block } = this.#statement;
    const { readers } = this.#context;
    const { origin } = (atEnd && block?.close) || words[0];
    const readersOf = (line: string | ReadersLine) => (typeof line === 'string' ? readers : line.readers);
    const textOf = (line: string | ReadersLine) => (typeof line === 'string' ? line : line.text);
    if (logged) {
      return keepalived.map((line) => inLog(textOf(line), ...readersOf(line)));
    }
    const said = refusal === undefined ? keepalived : [...keepalived, this.phrase(refusal)];
    const status = stops ? 'stop' : fatal ? 'fatal' : isInsecure ? 'security' : 'config';
    return said.map((line) => ({ ...located(textOf(line), origin, ...readersOf(line)), status }));
  }
}

/** What is still there has stood for nothing. */
function undefinedIn(text: string): string | undefined {
  // A hash of a password has them, too.
  if (/\$\d/.test(text)) return;
  const [reference, name] = /\$\{?([A-Za-z_]\w*)\}?/.exec(text) ?? [];
  return reference && `nothing defines $${name} before`;
}
