import type { Parsed } from '@kaconf/config';
import { removed } from './changes/removed-keywords.ts';
import { firstVersion } from './first-versions.ts';
import { renames } from './renames.ts';
import { compare, firstOf } from './version.ts';
import { everyWritten, type Written } from './written.ts';

/** The version that a configuration seems to be written for. */
export interface Guess {
  readonly version: string;
  /** The keyword that tells; absent where none does. */
  readonly because?: { readonly word: string; readonly file: string; readonly line: number };
}

/** No change that is known of is older. */
const OLDEST = '1.2.0';

/**
 * A keyword that has another name today, or is gone, tells that it was written before that; else the newest keyword tells that it was
 * written since.
 */
export function guessVersion(parsed: Parsed): Guess {
  const hints = everyWritten(parsed.tree()).flatMap(hintIn);
  const inOrder = hints.toSorted((a, b) => compare(firstOf(a.version), firstOf(b.version)));
  const hint = inOrder.find(({ isOld }) => isOld) ?? inOrder.at(-1);
  if (hint === undefined) return { version: OLDEST };
  const { word, statement } = hint.written;
  const { file, line } = statement.words[0].origin;
  return { version: hint.version, because: { word, file, line } };
}

interface Hint {
  readonly written: Written;
  readonly version: string;
  readonly isOld: boolean;
}

function hintIn(written: Written): Hint[] {
  const { word, inside } = written;
  const rename = renames.find(({ before, inside: where }) => before === word && where.includes(inside));
  const old = rename?.known ?? (removed.includes(word) ? OLDEST : undefined);
  const version = old ?? firstVersion(written);
  return version === undefined ? [] : [{ written, version, isOld: old !== undefined }];
}
