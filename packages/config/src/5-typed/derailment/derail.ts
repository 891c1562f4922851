import { type Diagnostic, type KeepalivedLine, type Reader, rowOf } from '@kaconf/diagnostics';
import type { Item, Tree } from '../../4-tree/tree.ts';
import { codes } from '../../codes.ts';
import type { Before } from '../file-reading.ts';
import type { Interpreted, Meaning } from '../interpret.ts';
import { type Heard, reconcile, saidBy } from '../reconcile.ts';
import { END, follow } from './follow.ts';
import { linesOf } from './lines.ts';

/** Findings about the structure of a file. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  codes.unknownKeyword,
  codes.unexpectedBlock,
  codes.missingBlock,
  codes.missingClose,
  codes.extraClose,
]);

type Understand = (tree: Tree, before?: Before) => Interpreted;

/**
 * One mistake with a block lets keepalived misunderstand what follows, and each of its processes in its own way. To us it
 * stays one mistake: all that keepalived prints in consequence belongs to it.
 * @param meant what indentation and the sense of the words suggest
 * @param understand what a process makes of what it reads
 */
export function derail(meant: Interpreted, tree: Tree, understand: Understand): Interpreted {
  const lines = linesOf(tree);
  const faults = tree.faults.filter(({ type }) => type === 'openQuote');
  const ofParent = follow(lines, 'parent');
  const understandWith = (items: readonly Item[], before?: Before) => understand({ items, faults }, before);
  const readAs = (reader: Reader, before?: Before): Course => {
    const { items, complaints } = follow(lines, reader);
    return courseOf(reader, understandWith([...ofParent.items, ...items], before), complaints);
  };
  const parent = courseOf('parent', understandWith(ofParent.items), ofParent.complaints);
  const checker = readAs('checker');
  const courses = [parent, checker, readAs('vrrp', checker), readAs('bfd')] as const;
  const causes = meant.diagnostics.filter(({ code }) => STRUCTURAL.has(code));
  const diagnostics = reconcile(meant.diagnostics, courses, causes).map(withoutEnd);
  return { ...meant, diagnostics, misread: together(courses) };
}

/** What the processes make of the file, each for its own. */
function together(courses: readonly [Course, Course, Course, Course]): Meaning {
  const [parent, checker, vrrp, bfd] = courses;
  const { net_namespace, instance, use_pid_dir, child_wait_time } = parent.config;
  const daemon = { net_namespace, instance, use_pid_dir, child_wait_time };
  const { virtual_servers, SSL } = checker.config;
  const { bfd_instances } = bfd.config;
  return {
    config: { ...vrrp.config, ...daemon, virtual_servers, SSL, bfd_instances },
    programs: courses.flatMap(({ reader, programs }) => programs.filter((it) => it.reader === reader)),
  };
}

interface Course extends Interpreted, Heard {
  readonly reader: Reader;
}

function courseOf(reader: Reader, understood: Interpreted, lines: readonly KeepalivedLine[]): Course {
  return { ...understood, reader, diagnostics: saidBy([reader], understood.diagnostics), lines };
}

/** At the end of the file keepalived names no line. */
function withoutEnd(diagnostic: Diagnostic): Diagnostic {
  const { keepalived } = diagnostic;
  return keepalived ? { ...diagnostic, keepalived: keepalived.map(unlocatedAtEnd) } : diagnostic;
}

function unlocatedAtEnd(line: KeepalivedLine): KeepalivedLine {
  const { at, ...rest } = line;
  return at !== undefined && rowOf(at) === rowOf(END.origin) ? { ...rest, atEndOfFile: true } : line;
}
