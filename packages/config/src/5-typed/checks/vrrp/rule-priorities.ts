import { rowOf } from '@kaconf/diagnostics';
import type { Family } from '@kaconf/net';
import type { Rule, WrittenRule } from '../../../schema/types/rule/rule.ts';
import { located } from '../../reporter.ts';
import type { Check } from '../check.ts';

/** The first that keepalived chooses for a rule without one; the next rule of the family gets the number below. */
const FIRST = 16_384;

/** Chooses priorities for rules without one, in the order in which all of them are written. */
export function chooseRulePriorities(
  rules: readonly WrittenRule[],
  check: Check,
): (rule: WrittenRule) => Rule {
  const next: Record<Family, number> = { 4: FIRST, 6: FIRST };
  const chosen = new Map<WrittenRule, number>();
  for (const rule of rules.filter(({ priority }) => priority === undefined).toSorted(byPlace)) {
    const priority = next[rule.family]--;
    chosen.set(rule, priority);
    report(rule, priority, check);
  }
  return (rule) => ({ ...rule, priority: rule.priority ?? chosen.get(rule) ?? FIRST });
}

function report({ span }: WrittenRule, priority: number, { reporter }: Check): void {
  const line = `Rule has no preference specified - setting to ${priority}. This is probably not what you want.`;
  reporter.report({
    code: 'incomplete',
    span,
    message: `the rule has no preference, ${priority} is used`,
    hint: 'the kernel asks the rule with the lowest preference first: write one',
    keepalived: [located(line, span, 'vrrp')],
  });
}

function byPlace({ span: a }: WrittenRule, { span: b }: WrittenRule): number {
  return rowOf(a) - rowOf(b) || a.column - b.column;
}
