import { type Diagnostic, failsTest, type KeepalivedLine, type Reader, rowOf } from '@kaconf/diagnostics';
import type { Tree } from '../../4-tree/tree.ts';
import { codes } from '../../codes.ts';
import { located, unlocated } from '../reporter.ts';
import { type Complaint, type Course, follow } from './follow.ts';
import { linesOf } from './lines.ts';

const READERS: readonly Reader[] = ['parent', 'checker', 'vrrp', 'bfd'];

/** Findings about the structure of a file. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  codes.unknownKeyword,
  codes.unexpectedBlock,
  codes.missingBlock,
  codes.missingClose,
  codes.extraClose,
]);

/**
 * One mistake with a block lets keepalived misunderstand what follows. To us it stays one mistake: all that keepalived
 * prints in consequence belongs to it, and what keepalived no longer notices is without a line of keepalived's.
 */
export function derail(diagnostics: readonly Diagnostic[], tree: Tree): Diagnostic[] {
  const lines = linesOf(tree);
  const courses = new Map(READERS.map((reader) => [reader, follow(lines, reader)]));
  const said = attribute(diagnostics.filter(isStructural), courses);
  const derailed = diagnostics.map((diagnostic): Diagnostic => {
    if (diagnostic.code === codes.openQuote) return diagnostic;
    const { keepalived: before, ...finding } = diagnostic;
    const keepalived = isStructural(diagnostic)
      ? said.get(diagnostic)
      : before?.flatMap((line) => stillSaid(line, courses));
    return keepalived?.length ? { ...finding, keepalived } : finding;
  });
  return derailed.some(failsTest) ? derailed : derailed.map(asWarning);
}

/** Of a file that keepalived takes in spite of its structure; what it takes for entries of a list it will mind later. */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  const { severity, code } = diagnostic;
  return severity === 'error' && code !== codes.missingBlock
    ? { ...diagnostic, severity: 'warning' }
    : diagnostic;
}

function isStructural({ code }: Diagnostic): boolean {
  return STRUCTURAL.has(code);
}

/** Every complaint to the last mistake before it. */
function attribute(
  diagnostics: readonly Diagnostic[],
  courses: ReadonlyMap<Reader, Course>,
): Map<Diagnostic, KeepalivedLine[]> {
  const mistakes = diagnostics.toSorted((a, b) => rowOf(a.span) - rowOf(b.span));
  const said = new Map<Diagnostic, KeepalivedLine[]>(mistakes.map((mistake) => [mistake, []]));
  for (const [reader, { complaints }] of courses) {
    let last = 0;
    for (const complaint of complaints) {
      const isBefore = (mistake?: Diagnostic) =>
        mistake !== undefined &&
        rowOf(mistake.span) <= (complaint.at ? rowOf(complaint.at) : Number.POSITIVE_INFINITY);
      while (isBefore(mistakes[last + 1])) last++;
      const mistake = mistakes[last];
      if (mistake) said.get(mistake)?.push(toLine(complaint, reader));
    }
  }
  return said;
}

function toLine({ at, text }: Complaint, reader: Reader): KeepalivedLine {
  return at === undefined ? unlocated(text, reader) : located(text, at, reader);
}

/** Nobody says anything about lines that it does not understand. */
function stillSaid(line: KeepalivedLine, courses: ReadonlyMap<Reader, Course>): KeepalivedLine[] {
  const { at } = line;
  if (at === undefined) return [line];
  const readers = line.readers.filter((reader) => courses.get(reader)?.understood.has(rowOf(at)));
  return readers.length > 0 ? [{ ...line, readers }] : [];
}
