import { commandAbove } from '../../../../3-tokens/command-text.ts';
import type { VrrpScript } from '../../../../config.ts';
import type { Runner } from '../../../../schema/types/processes/user.ts';
import type { VrrpScriptBlock } from '../../../../schema/vrrp-script.ts';
import { completeUnlessKnown } from '../../../completed-blocks.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

/** A block without a script is nothing, and neither is one that nobody can run. */
export function completeScripts(blocks: readonly VrrpScriptBlock[], check: Check): VrrpScript[] {
  const { completed, reporter } = check;
  return blocks.flatMap((block) =>
    completeUnlessKnown(completed?.scripts, block, NOTHING, reporter, () => completeScript(block, check)),
  );
}

const NOTHING = () => [];

function completeScript(block: VrrpScriptBlock, check: Check): readonly VrrpScript[] {
  const { script, user } = block;
  if (script !== undefined) {
    const runner = findRunner({ ...block, script }, check);
    return runner === undefined ? [] : [{ ...block, script: { ...script, ...runner } }];
  }
  if (user !== undefined) findRunner(block, check);
  check.reporter.report({
    code: 'incomplete',
    severity: 'error',
    span: block.span,
    message: `vrrp_script '${block.name}' has no script`,
    hint: 'it is removed',
    wants: { keyword: 'script', within: block },
    spoils: { keyword: 'vrrp_script', name: block.name },
    keepalived: [located(`No script set for vrrp_script ${block.name} - removing`, block.end, 'vrrp')],
  });
  return [];
}

function findRunner(
  { name, script, user, spans, span, end }: VrrpScriptBlock,
  check: Check,
): Runner | undefined {
  const at = spans.user ?? end;
  // Above its `script` there is no command to name yet.
  const named = `Unable to set uid/gid for script ${commandAbove(at, script)}`;
  const unnamed = `Unable to set default user for vrrp script ${name} - removing`;
  const lost = { named: [located(named, at, 'vrrp')], unnamed: [located(unnamed, at, 'vrrp')] };
  return check.users.find({ reader: 'vrrp', user, span: spans.user ?? script?.span ?? span, at, lost });
}
