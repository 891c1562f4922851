import type { Diagnostic, Severity } from '@kaconf/diagnostics';
import type { About, RuleCode } from './rule.ts';

/** By the code of a rule; those that are not named have their own. */
export type Severities = ReadonlyMap<RuleCode, Severity | 'off'>;

/** Findings of a rule as they are to be shown: none where it is off. */
export function said(
  { code, severity }: About,
  findings: Iterable<Omit<Diagnostic, 'code' | 'severity'>>,
  severities: Severities,
): Diagnostic[] {
  const chosen = severities.get(code) ?? severity;
  return chosen === 'off' ? [] : Array.from(findings, (finding) => ({ code, severity: chosen, ...finding }));
}
