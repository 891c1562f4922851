/** `error`: `keepalived -t` fails for it. `warning`: keepalived is silent, but does not do what is written. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A stable name of a kind of finding, with a page: `KA` of a check in docs/diagnostics, `KL` of a rule in docs/rules, `KM` of a migration in docs/migration. */
export type Code = `KA${string}` | `KL${string}` | `KM${string}`;

/** A line of a file, from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  /** Its place among all lines that keepalived reads; absent where that is `line`, as in a file that includes no other. */
  readonly row?: number;
  /** Where keepalived says it is, if that is not `file` and `line`. */
  readonly called?: Called;
  /** Nothing ends the line, and keepalived's parent has not counted it. */
  readonly unended?: true;
  /** How keepalived came to read it, the nearest cause first: the file was included, the text stood in a definition. */
  readonly via?: readonly Via[];
}

/** An included file has the name by which it was included, and a line that is cut in two counts twice. */
export interface Called {
  readonly file: string;
  readonly line: number;
}

/** A step between what somebody wrote and where keepalived reads it. */
export interface Via {
  readonly type: 'include' | 'definition' | 'sequence';
  /** The definition's, or the sequence's variable. */
  readonly name?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** A half-open range in one file. Columns count UTF-16 units from 1, as editors do. */
export interface Span extends Position {
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Replaces the text in `span`. */
export interface Fix {
  readonly title: string;
  readonly span: Span;
  readonly replacement: string;
}

/** Another place that a finding is about. */
export interface Related {
  readonly span: Span;
  /** What is there: `on b it is 52`. */
  readonly message: string;
}

/** keepalived reads the file once in each of its processes, in this order; each reports what concerns it. */
export const READERS = ['parent', 'checker', 'vrrp', 'bfd'] as const;
export type Reader = (typeof READERS)[number];

/** A line that the real keepalived prints for the same mistake, for those who match its logs. */
export interface KeepalivedLine {
  /** The text behind `(FILE: Line N) `. */
  readonly text: string;
  /** That place; absent where keepalived names none. The parent leaves `FILE: ` out when it reads one file only. */
  readonly at?: Position;
  /** Printed at the end of the file, before anything is looked at as a whole. */
  readonly atEndOfFile?: true;
  /** Who prints it: an unknown word at the top of the file is reported by all. */
  readonly readers: readonly Reader[];
  /**
   * What `keepalived -t` makes of it: `config` ends in exit status 5, `security` in 6, `fatal` in 4,
   * `none` is printed without changing the status, `log` is not printed by it at all: only the running daemon logs it.
   * After `stop` it says no more and ends in 2; after `noConfig` the parent reads on, and then it ends in 6.
   */
  readonly status: 'none' | 'log' | 'config' | 'security' | 'fatal' | 'stop' | 'noConfig';
}

/** One finding about a configuration. A user's mistake is such a value, never an exception. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  /** What was found and what is allowed, one sentence without a full stop. */
  readonly message: string;
  /** The way out. */
  readonly hint?: string;
  readonly fix?: Fix;
  readonly related?: readonly Related[];
  /** It would not be there but for another finding, which tells enough. */
  readonly consequence?: true;
  /** Absent where the real one is silent. Two lines are the rule for a number out of range. */
  readonly keepalived?: readonly KeepalivedLine[];
}
