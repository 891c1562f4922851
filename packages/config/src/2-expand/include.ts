import { type Files, within } from '../1-source/files.ts';
import { glob, MOST_ALTERNATIVES } from '../1-source/glob.ts';
import type { IncludeCheck } from './include-checks.ts';

/** A file as an include names it, and where it is. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** Says what is wrong with an include, in our words and in keepalived's; it is an error if the check holds. */
export type ReportInclude = (check: IncludeCheck, message: string, keepalived: string) => void;

/** What a pattern finds. @param directory what it is relative to */
export function findFiles(
  pattern: string,
  directory: string,
  checks: ReadonlySet<IncludeCheck>,
  files: Files,
  report: ReportInclude,
): Named[] {
  const { paths, missing, tooMany } = glob(pattern, directory, files);
  if (tooMany) {
    const message = `'${pattern}' stands for more than ${MOST_ALTERNATIVES} names`;
    report('brace_match', message, `Some config files missing: "${pattern}".`);
    return [];
  }
  if (paths.length === 0) {
    const check = /(?:^|[^\\])\{/.test(pattern) ? 'brace_match' : 'match';
    if (missing) report(check, `there is no file '${pattern}'`, `Config files missing '${pattern}'.`);
    else if (checks.has('wildcard_match')) {
      report('wildcard_match', `no file matches '${pattern}'`, `No config files matched '${pattern}'.`);
    }
    return [];
  }
  if (missing) {
    const message = `not everything that '${pattern}' names is there`;
    report('brace_match', message, `Some config files missing: "${pattern}".`);
    if (checks.has('brace_match')) return [];
  }
  return paths.map((name) => ({ name, path: within(directory, name) }));
}

/** Whether a name is that of a regular file that nobody may execute: keepalived reads no other. */
export function isConfigFile(name: string, path: string, files: Files, report: ReportInclude): boolean {
  const kind = name.endsWith('/') ? 'directory' : files.kind(path);
  if (kind === 'file') return true;
  if (kind === 'directory') {
    report('read', `'${name}' is a directory`, `Configuration file '${name}' is a directory - skipping`);
    return false;
  }
  const what = kind === 'executable' ? 'an executable, and keepalived reads none' : 'no regular file';
  const keepalived = `Configuration file '${name}' is not a regular non-executable file - skipping`;
  report('read', `'${name}' is ${what}`, keepalived);
  return false;
}

/** The text of a file, if it is one that keepalived reads. */
export function readIncluded(
  name: string,
  path: string,
  files: Files,
  report: ReportInclude,
): string | undefined {
  if (!isConfigFile(name, path, files, report)) return undefined;
  const text = files.read(path);
  if (typeof text === 'string') return text;
  const keepalived = `Configuration file '${name}' open problem (${text.reason}) - skipping`;
  report('read', `'${name}' cannot be read: ${text.reason}`, keepalived);
  return undefined;
}
