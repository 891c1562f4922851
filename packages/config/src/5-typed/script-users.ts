import { type KeepalivedLine, type Reader, rowOf, type Span } from '@kaconf/diagnostics';
import { accountsOf, type Lookup, lookUp } from '../machine/accounts.ts';
import type { Accounts, Machine } from '../machine/machine.ts';
import type { Runner, User } from '../schema/types/processes/user.ts';
import { located, logged, type Reporter } from './reporter.ts';

/** Something that is to run, or to be, somebody's. */
export interface Use {
  readonly reader: Reader;
  /** By default who runs scripts where nobody is named. */
  readonly user: User | undefined;
  readonly span: Span;
  /** Where keepalived is when it looks for the user. */
  readonly at: Span;
  /** What keepalived says without the user that is named here, or without the default. */
  readonly lost: { readonly named: readonly KeepalivedLine[]; readonly unnamed: readonly KeepalivedLine[] };
}

/** Whom keepalived looks for where no configuration names anybody. */
const DEFAULT_USER = 'keepalived_script';

/**
 * Finds those who run scripts. Who does it by default is looked for when a script first needs somebody; what comes of it
 * holds for all processes as soon as global_defs have settled it, and else for the process that has looked.
 */
export class ScriptUsers {
  /** Undefined as long as nobody is known: then everybody is there. */
  readonly #accounts: Accounts | undefined;
  readonly #reporter: Reporter;
  readonly #isSought: boolean;
  #security = false;
  #supplements = false;
  /** What global_defs have settled. */
  #settled: Lookup | undefined;
  /** Whether it is told already that there is no default. */
  #isTold = false;
  /** Uses of the default that is not settled, in the order of the file. */
  readonly #open: Use[] = [];

  /** @param isSought whether somebody has looked for the default before, and found out what there is to say */
  constructor(machine: Machine, reporter: Reporter, isSought = false) {
    this.#isSought = isSought;
    this.#accounts = accountsOf(machine);
    this.#reporter = reporter;
  }

  /** Whether a configuration test looks for the default no more. */
  get seeksDefault(): boolean {
    return this.#isSought || this.#open.length > 0;
  }

  /** From here on a script without anybody to run it does not run as the daemon. */
  secure(): void {
    this.#security = true;
  }

  /** Whether those who are looked for from here on have their other groups, too. */
  supplement(wanted: boolean): void {
    this.#supplements = wanted;
  }

  /** `script_user`. */
  settle(user: User, span: Span): Runner {
    if (this.#accounts === undefined) return {};
    const found = lookUp(user, this.#accounts, this.#supplements);
    this.#settled = found;
    if (found.identity !== undefined) return found;
    this.#isTold = true;
    this.#reporter.report({
      code: 'unknownScriptUser',
      span,
      message: found.log.replace('Script ', 'the script '),
      hint: 'no script without a user of its own runs',
      keepalived: [
        logged(found.log, 'parent'),
        located('Error setting global script uid/gid', span, 'parent'),
      ],
    });
    return {};
  }

  /** What is wrong with it is said. */
  find(use: Use): Runner | undefined {
    const accounts = this.#accounts;
    if (accounts === undefined) return {};
    this.#reporter.asksMachine();
    if (use.user === undefined) return this.#findDefault(use, accounts);
    const found = lookUp(use.user, accounts, this.#supplements);
    if (found.identity !== undefined) return found;
    this.#reporter.report({
      code: 'unknownScriptUser',
      span: use.span,
      message: found.log.replace('Script ', 'the script '),
      keepalived: [logged(found.log, use.reader), ...use.lost.named],
    });
    return;
  }

  #findDefault(use: Use, accounts: Accounts): Runner | undefined {
    const found = this.#settled ?? lookUp({ user: DEFAULT_USER }, accounts, this.#supplements);
    const fallsBack = this.#settled === undefined && !this.#security;
    const identity = found.identity ?? (fallsBack ? { uid: accounts.uid, gid: accounts.gid } : undefined);
    if (this.#settled !== undefined) {
      if (identity === undefined) this.#reportNobody(use, []);
    } else if (use.reader === 'parent') {
      this.#settled = identity === undefined ? found : { identity };
      if (found.identity === undefined) this.#reportFirst(use, ['parent'], 'config');
    } else if (found.identity === undefined) this.#open.push(use);
    return identity && { identity };
  }

  /** What the processes say that had to look for the default themselves. A configuration test is one process, which looks once. */
  finish(): void {
    const uses = this.#open.toSorted((a, b) => rowOf(a.at) - rowOf(b.at));
    const firsts = CHILDREN.flatMap((reader) => uses.find((use) => use.reader === reader) ?? []);
    const [first, ...others] = firsts;
    if (first === undefined) return;
    const readers = firsts.map(({ reader }) => reader);
    this.#reportFirst(first, readers, this.#isSought ? 'log' : 'config');
    if (!this.#security) return;
    for (const use of others) this.#reportFirst(use, [use.reader], 'log');
    for (const use of uses) if (!firsts.includes(use)) this.#reportNobody(use, []);
  }

  #reportFirst(use: Use, readers: readonly Reader[], status: 'config' | 'log'): void {
    const log = `Script user '${DEFAULT_USER}' does not exist`;
    if (this.#security) {
      const failed = located(`Unable to set default user ${DEFAULT_USER} for script`, use.at, use.reader);
      this.#reportNobody(use, [logged(log, use.reader), { ...failed, status }]);
      return;
    }
    this.#reporter.report({
      code: 'noDefaultScriptUser',
      severity: 'note',
      span: use.span,
      message: `there is no user ${DEFAULT_USER}: scripts run with the rights of the daemon`,
      keepalived: [logged(log, ...readers)],
    });
  }

  #reportNobody({ span, lost }: Use, before: readonly KeepalivedLine[]): void {
    const follows = this.#isTold;
    this.#isTold = true;
    this.#reporter.report({
      follows,
      code: 'noDefaultScriptUser',
      span,
      message: 'there is nobody to run this script: its default user does not exist',
      hint: `create the user ${DEFAULT_USER}, or name another with script_user`,
      keepalived: [...before, ...lost.unnamed],
    });
  }
}

/** In the order in which a configuration test is each of them. */
const CHILDREN: readonly Reader[] = ['checker', 'vrrp'];
