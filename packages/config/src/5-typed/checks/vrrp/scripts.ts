import type { VrrpScript } from '../../../config.ts';
import type { VrrpScriptBlock } from '../../../schema/vrrp-script.ts';
import { located } from '../../reporter.ts';
import type { Check } from '../check.ts';

/** A block without a script is nothing. */
export function completeScripts(blocks: readonly VrrpScriptBlock[], { reporter }: Check): VrrpScript[] {
  return blocks.flatMap((block) => {
    const { script } = block;
    if (script !== undefined) return [{ ...block, script }];
    reporter.report({
      code: 'incomplete',
      severity: 'error',
      span: block.span,
      message: `vrrp_script '${block.name}' has no script`,
      hint: 'it is removed',
      keepalived: [located(`No script set for vrrp_script ${block.name} - removing`, block.end, 'vrrp')],
    });
    return [];
  });
}
