import type { Span } from '@kaconf/diagnostics';
import type { TrackFile } from '../../../config.ts';
import type { BfdInstanceBlock } from '../../../schema/bfd-instance.ts';
import type { BfdCheckBlock } from '../../../schema/checkers/bfd-check.ts';
import type { FileCheckBlock } from '../../../schema/checkers/file-check.ts';
import type { BfdName } from '../../../schema/types/bfd/check-name.ts';
import type { Said } from '../../../schema/types/numbers/every.ts';
import type { BfdCheck, FileCheck } from '../../../server-config.ts';
import type { Check } from '../check.ts';
import { precedes, sayAt, sayAtEnd } from './finding.ts';

/** What the checkers of a real server may name. */
export interface Monitored {
  readonly track_files: readonly TrackFile[];
  readonly bfd_instances: readonly BfdInstanceBlock[];
}

/** The file that it names, with its weight where none is written. */
export function completeFile(
  checker: FileCheckBlock,
  { track_files }: Monitored,
  check: Check,
): FileCheck | undefined {
  const file = checker.track_file
    .map((mention) => resolve(mention, track_files, check))
    .findLast((found) => found !== undefined);
  if (file !== undefined) return { ...checker, track_file: file.name, weight: checker.weight ?? file.weight };
  const line = 'FILE_CHECK has no track_file specified - ignoring';
  const message = 'this checker has no track_file';
  sayAtEnd(checker, { wants: 'track_file', message, hint: 'it is ignored', line }, check);
  return;
}

function resolve(
  { value: name, span }: Said<string>,
  files: readonly TrackFile[],
  check: Check,
): TrackFile | undefined {
  const file = findAbove(name, span, files);
  if (file !== undefined) return file;
  const about = { code: 'unknownName', message: `there is no track_file '${name}' above` } as const;
  const spoils = { keyword: 'track_file' };
  sayAt(span, { ...about, spoils, line: `track_file ${name} not found` }, check);
  return;
}

/** Where a BFD_CHECK is: keepalived names the real server, and what it looks at only once. */
export interface BfdPlace {
  readonly server: string;
  readonly taken: Set<string>;
}

/** The session that it names; one mistake, and the checker is gone. */
export function completeBfd(
  checker: BfdCheckBlock,
  { bfd_instances }: Monitored,
  { server, taken }: BfdPlace,
  check: Check,
): BfdCheck | undefined {
  let name: string | undefined;
  for (const written of checker.name) {
    const mistake = mistakeIn(written, name, taken, bfd_instances);
    if (mistake !== undefined) {
      const { line, ...about } = mistake;
      sayAt(written.span, { ...about, hint: 'the checker is ignored', line: `(${server}) ${line}` }, check);
      return;
    }
    name = written.name;
  }
  if (name !== undefined) {
    taken.add(name);
    return { ...checker, name };
  }
  const line = `(${server}) No name has been specified for BFD_CHECKER - skipping`;
  const message = 'this checker has no name';
  sayAtEnd(checker, { wants: 'name', message, hint: 'it is ignored', line }, check);
  return;
}

type Mistake = Pick<Parameters<typeof sayAt>[1], 'code' | 'message' | 'line'>;

function mistakeIn(
  { name, span }: BfdName,
  earlier: string | undefined,
  taken: ReadonlySet<string>,
  instances: readonly BfdInstanceBlock[],
): Mistake | undefined {
  if (name === undefined) {
    const line = 'BFD_CHECK - No or too many names specified - skipping checker';
    return { code: 'badValue', message: 'a checker has one name', line };
  }
  const told = instances.filter(({ vrrp, checker }) => checker || !vrrp);
  if (findAbove(name, span, told) === undefined) {
    const message = `there is no bfd_instance '${name}' above that tells checkers`;
    return { code: 'unknownName', message, line: `BFD_CHECK - BFD ${name} not configured` };
  }
  if (earlier !== undefined) {
    const line = `BFD_CHECK - BFD ${name} already specified as ${earlier}`;
    return { code: 'repeated', message: `the name was ${earlier} before`, line };
  }
  if (!taken.has(name)) return;
  const line = `BFD_CHECK - RS already monitoring ${name}`;
  return { code: 'sameEntry', message: `another checker looks at ${name} already`, line };
}

/** keepalived knows what it has read. */
function findAbove<T extends { readonly name: string; readonly span: Span }>(
  name: string,
  mention: Span,
  all: readonly T[],
): T | undefined {
  return all.find((each) => each.name === name && precedes(each.span, mention));
}
