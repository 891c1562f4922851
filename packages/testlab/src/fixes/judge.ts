import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reference } from '../side-by-side/verdict.ts';
import { type Configurations, configurationsIn, hostsOf, NOBODY } from './configurations.ts';
import { type Examiner, makeExaminer, type Verdict } from './examination.ts';
import { type Command, fix } from './fixed.ts';
import { worse } from './worse.ts';

/** A configuration that `--fix` changes, for whom it is changed, and who reads it. */
export interface Judged {
  readonly file: string;
  readonly fixedFor: string;
  readonly readBy: string;
  readonly before: Verdict;
  readonly after: Verdict;
  /** Empty where nothing is. */
  readonly worse: readonly string[];
}

/**
 * Has all configurations of a folder fixed, as each of their hosts would, and asks the real one about what has changed, as each of
 * their hosts; once about what has become the same for several. The folder stays as it is.
 */
export async function judgeFixes(
  command: Command,
  folder: string,
  { binary, version }: Reference,
): Promise<Judged[]> {
  const all = configurationsIn(folder);
  const temporary = mkdtempSync(join(tmpdir(), 'fixes-'));
  const place = join(temporary, 'place');
  try {
    await using examiner = await makeExaminer(binary, all);
    const judged: Judged[] = [];
    const seen = new Set<string>();
    for (const host of new Set([...all.values()].flatMap(hostsOf))) {
      const theirs = [...all].filter(([, text]) => hostsOf(text).includes(host)).map(([file]) => file);
      const fixed = join(temporary, 'fixed');
      cpSync(folder, fixed, { recursive: true });
      await fix(
        command,
        theirs.map((file) => join(fixed, file)),
        host,
        version,
      );
      const changed = changedIn(all, fixed, seen);
      const before = await verdictsIn(folder, place, changed, examiner);
      const after = await verdictsIn(fixed, place, changed, examiner);
      for (const [index, { file, host: readBy, verdict }] of before.entries()) {
        const now = after[index]?.verdict ?? verdict;
        const both = { before: verdict, after: now };
        judged.push({ file, fixedFor: host, readBy, ...both, worse: worse(verdict, now) });
      }
      rmSync(fixed, { recursive: true });
    }
    return judged;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** The files that have changed into something new, as they were. */
function changedIn(all: Configurations, fixed: string, seen: Set<string>): Configurations {
  const now = configurationsIn(fixed);
  const isNew = ([file, text]: readonly [string, string]) => {
    const change = `${file}\n${now.get(file)}`;
    if (now.get(file) === text || seen.has(change)) return false;
    seen.add(change);
    return true;
  };
  return new Map([...all].filter(isNew));
}

/** Both have the same names where they are examined, since the real one tells these. */
async function verdictsIn(folder: string, place: string, changed: Configurations, examiner: Examiner) {
  const verdicts: { readonly file: string; readonly host: string; readonly verdict: Verdict }[] = [];
  if (changed.size === 0) return verdicts;
  cpSync(folder, place, { recursive: true });
  for (const [file, text] of changed) {
    for (const host of hostsOf(text)) {
      verdicts.push({ file, host, verdict: await examiner.examine(join(place, file), host) });
    }
  }
  rmSync(place, { recursive: true });
  return verdicts;
}

/** `a.conf`, or whose it is where it is somebody's. */
export function titleOf({ file, fixedFor, readBy }: Judged): string {
  return fixedFor === NOBODY && readBy === NOBODY
    ? file
    : `${file} as fixed for ${fixedFor} and read by ${readBy}`;
}
