import {
  type Diagnostic,
  failsTest,
  type KeepalivedLine,
  type Position,
  type Reader,
  rowOf,
  type Severity,
  type Span,
} from '@kaconf/diagnostics';
import { type CodeName, codes } from '../codes.ts';
import type { Effect } from '../schema/keyword.ts';
import { consequences, type Topic, type Want } from './consequences.ts';

export interface Finding {
  readonly code: CodeName;
  /** Of what keepalived is silent about: it is an error otherwise. A warning unless it says so. */
  readonly severity?: Severity;
  readonly span: Span;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly keepalived?: readonly KeepalivedLine[];
  /** keepalived runs nothing of this process with such a configuration, and looks at it no further. */
  readonly refuses?: Reader;
  /** keepalived's VRRP process reads on and gives up with this line, which it says once however many reasons there are. */
  readonly ends?: string | undefined;
  /** keepalived takes what follows for something else. */
  readonly misleads?: boolean;
  /** What is not there for it. */
  readonly spoils?: Topic;
  /** For want of what it is there. */
  readonly wants?: Want;
  /** Of an unknown keyword: the blocks that it belongs to. */
  readonly belongs?: readonly string[];
  /** It would not be there but for another one. */
  readonly follows?: boolean;
}

/** A statement that is read and checked, but that no engine obeys. */
export interface Unobeyed {
  /** The keywords that lead to it: `vrrp_instance/use_vmac`. */
  readonly path: string;
  readonly span: Span;
  readonly effect: Effect;
}

/** Nobody reads so many of a kind, but somebody's machine has to keep them. */
const MOST_OF_A_KIND = 5_000;

/** Collects findings. */
export class Reporter {
  /** How many there are of each kind. */
  readonly #counts = new Map<string, number>();
  readonly #found: Found[] = [];
  /** Where in `found` the open quotes of a row are. */
  readonly #openQuotes = new Map<number, number>();
  readonly refused = new Set<Reader>();
  readonly unobeyed: Unobeyed[] = [];
  /** Whether a finding misleads keepalived. */
  misled = false;
  #reports = 0;
  #questions = 0;

  /** It grows with all that is said of the text, and with all that the machine is asked because of it. */
  get noteworthy(): number {
    return this.said + this.#questions;
  }

  /** It grows with all that is said of the text. */
  get said(): number {
    return this.#reports + this.unobeyed.length;
  }

  /** What comes of it is the machine's affair, too. */
  asksMachine(): void {
    this.#questions++;
  }

  report(finding: Finding): void {
    this.#reports++;
    if (finding.code === 'openQuote' && this.#joinQuote(finding)) return;
    const { refuses, ends, misleads, span } = finding;
    const keepalived = ends === undefined ? (finding.keepalived ?? []) : this.#withEnding(finding, ends);
    const said = this.refused.size === 0 ? keepalived : this.#stillSaid(keepalived);
    const diagnostic = diagnosticOf(ends === undefined ? finding : { ...finding, keepalived }, said);
    const row = rowWhere(span, keepalived);
    const count = this.#count(diagnostic);
    if (count <= MOST_OF_A_KIND) this.#found.push({ finding, diagnostic, row });
    if (finding.code === 'openQuote') this.#openQuotes.set(Math.trunc(rowOf(span)), this.#found.length - 1);
    if (count === MOST_OF_A_KIND + 1) this.#found.push({ finding, diagnostic: andMore(diagnostic), row });
    if (refuses !== undefined) this.refused.add(refuses);
    if (ends !== undefined) this.refused.add('vrrp');
    if (misleads) this.misled = true;
  }

  /** Several who read a line come upon a quote that is open in it. Returns whether one has before. */
  #joinQuote({ span, keepalived = [] }: Finding): boolean {
    const index = this.#openQuotes.get(Math.trunc(rowOf(span)));
    const found = index === undefined ? undefined : this.#found[index];
    if (index === undefined || found === undefined) return false;
    const lines = [...(found.diagnostic.keepalived ?? []), ...keepalived];
    this.#found[index] = {
      ...found,
      diagnostic: { ...found.diagnostic, severity: 'error', keepalived: lines },
    };
    return true;
  }

  /** Up to this one. */
  #count({ code, severity, keepalived = [] }: Diagnostic): number {
    let kind = `${code} ${severity}`;
    for (const { status } of keepalived) kind += ` ${status}`;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }

  #withEnding({ keepalived = [] }: Finding, line: string): readonly KeepalivedLine[] {
    if (this.refused.has('vrrp')) return keepalived;
    return [...keepalived, { ...unlocated(line, 'vrrp'), status: 'fatal' }];
  }

  /** A process that is refused looks at nothing as a whole any more. */
  #stillSaid(lines: readonly KeepalivedLine[]): readonly KeepalivedLine[] {
    return lines.filter(
      ({ at, readers }) => at !== undefined || !readers.some((reader) => this.refused.has(reader)),
    );
  }

  /** In keepalived's order: line by line what it says while it reads, then what it says of the whole. */
  finish(): Diagnostic[] {
    const following = consequences(this.#found.map(({ finding }) => finding));
    const inOrder = this.#found.toSorted((a, b) => a.row - b.row);
    return inOrder.map(({ finding, diagnostic }) =>
      finding.follows || following.has(finding) ? { ...diagnostic, consequence: true } : diagnostic,
    );
  }
}

interface Found {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
  readonly row: number;
}

/** In place of all that follow of its kind. */
function andMore({ code, severity, span }: Diagnostic): Diagnostic {
  const message = `from here on there are more like the ${MOST_OF_A_KIND} before, which are not shown`;
  return { code, severity, span, message };
}

/** @param said what keepalived still says of it */
export function diagnosticOf(finding: Finding, said: readonly KeepalivedLine[]): Diagnostic {
  const { code, severity, span, message, hint, keepalived = said, misleads } = finding;
  return {
    code: codes[code],
    severity: misleads || failsTest({ keepalived }) ? 'error' : silently(severity),
    span,
    message,
    ...(hint !== undefined && { hint }),
    ...(said.length > 0 && { keepalived: said }),
  };
}

/** keepalived takes a configuration about which it says nothing. */
function silently(severity: Severity = 'warning'): Severity {
  return severity === 'error' ? 'warning' : severity;
}

/** Where keepalived is, or would be, when it says it. */
function rowWhere(span: Span, keepalived: readonly KeepalivedLine[]): number {
  const first = keepalived.find(({ status }) => status !== 'log');
  if (first === undefined) return rowOf(span);
  return first.at === undefined ? Number.POSITIVE_INFINITY : rowOf(first.at);
}

/** What one of keepalived's processes prints while it reads, with the line it is at. */
export function located(text: string, position: Position, ...readers: readonly Reader[]): KeepalivedLine {
  return { text, at: positionOf(position), readers, status: 'config' };
}

/** Of a span: its line. */
function positionOf({ file, line, row, called, unended, via }: Position): Position {
  return {
    file,
    line,
    ...(row !== undefined && { row }),
    ...(called && { called }),
    ...(unended && { unended }),
    ...(via && { via }),
  };
}

/** What it prints when it has read everything and looks at the whole. */
export function unlocated(text: string, ...readers: readonly Reader[]): KeepalivedLine {
  return { text, readers, status: 'config' };
}

/** What a daemon logs, and a test does not print. */
export function logged(text: string, ...readers: readonly Reader[]): KeepalivedLine {
  return { text, readers, status: 'log' };
}
