import type { Diagnostic, KeepalivedLine, Reader, Severity, Span } from '@kaconf/diagnostics';
import { type CodeName, codes } from '../codes.ts';

export interface Finding {
  readonly code: CodeName;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly keepalived?: readonly KeepalivedLine[];
  /** keepalived runs nothing of this process with such a configuration, and looks at it no further. */
  readonly refuses?: Reader;
  /** keepalived takes what follows for something else. */
  readonly misleads?: boolean;
}

/** Collects findings. */
export class Reporter {
  readonly #found: { readonly diagnostic: Diagnostic; readonly line: number }[] = [];
  readonly refused = new Set<Reader>();
  /** Whether a finding misleads keepalived. */
  misled = false;

  report({ code, hint, keepalived = [], refuses, misleads, ...finding }: Finding): void {
    const said = keepalived.filter(
      ({ line, readers }) => line !== undefined || !readers.some((it) => this.refused.has(it)),
    );
    const diagnostic: Diagnostic = {
      code: codes[code],
      ...finding,
      ...(hint !== undefined && { hint }),
      ...(said.length > 0 && { keepalived: said }),
    };
    this.#found.push({ diagnostic, line: lineOf(finding.span, keepalived) });
    if (refuses !== undefined) this.refused.add(refuses);
    if (misleads) this.misled = true;
  }

  /** In keepalived's order: line by line what it says while it reads, then what it says of the whole. */
  finish(): Diagnostic[] {
    return this.#found.toSorted((a, b) => a.line - b.line).map(({ diagnostic }) => diagnostic);
  }
}

/** Where keepalived is, or would be, when it says it. */
function lineOf(span: Span, keepalived: readonly KeepalivedLine[]): number {
  const [first] = keepalived;
  return first === undefined ? span.line : (first.line ?? Number.POSITIVE_INFINITY);
}

/** What one of keepalived's processes prints while it reads, with the number of the line it is at. */
export function located(text: string, line: number, ...readers: readonly Reader[]): KeepalivedLine {
  return { text, line, readers, status: 'config' };
}

/** What it prints when it has read everything and looks at the whole. */
export function unlocated(text: string, ...readers: readonly Reader[]): KeepalivedLine {
  return { text, readers, status: 'config' };
}
