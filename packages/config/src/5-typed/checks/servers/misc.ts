import type { Span } from '@kaconf/diagnostics';
import { commandAbove } from '../../../3-tokens/command-text.ts';
import type { MiscCheckBlock } from '../../../schema/checkers/misc-check.ts';
import type { Runner } from '../../../schema/types/processes/user.ts';
import type { MiscCheck } from '../../../server-config.ts';
import { located } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { sayAtEnd } from './finding.ts';

/** A checker that has a program, and somebody to run it. */
export function completeMisc(checker: MiscCheckBlock, check: Check): MiscCheck | undefined {
  const { misc_path, user } = checker;
  const runner = user && findRunner(checker, check);
  if (user !== undefined && runner === undefined) return;
  if (misc_path === undefined) {
    const line = 'No script path has been specified for MISC_CHECKER - skipping';
    const message = 'this checker has no misc_path';
    sayAtEnd(checker, { wants: 'misc_path', message, hint: 'it is ignored', line }, check);
    return;
  }
  const found = runner ?? findRunner(checker, check);
  return found && { ...checker, misc_path: { ...misc_path, ...found } };
}

function findRunner(
  { misc_path, user, spans, span: block, end }: MiscCheckBlock,
  check: Check,
): Runner | undefined {
  const at: Span = spans.user ?? end;
  const command = commandAbove(at, misc_path);
  const named = located(`Failed to set uid/gid for misc checker script ${command} - removing`, at, 'checker');
  const unnamed = located(`Unable to set default user for misc script ${command} - removing`, at, 'checker');
  const span = spans.user ?? misc_path?.span ?? block;
  return check.users.find({
    reader: 'checker',
    user,
    span,
    at,
    lost: { named: [named], unnamed: [unnamed] },
  });
}
