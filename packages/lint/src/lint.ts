import type { Parsed } from '@kaconf/config';
import { type Code, type Diagnostic, distinct, inOrder, type Severity } from '@kaconf/diagnostics';
import { clusterRules } from './cluster/registry.ts';
import { isRewritable } from './fixes.ts';
import { rules } from './registry.ts';
import type { About, Finding, RuleCode } from './rule.ts';
import { suppress } from './suppressions.ts';

export interface Settings {
  /** By the code of a rule; those that are not named have their own. */
  readonly severities?: ReadonlyMap<RuleCode, Severity | 'off'>;
}

/** Findings of a check after which nobody knows what is meant: of braces, quotes, definitions and loops. */
const GARBLED: ReadonlySet<Code> = new Set<Code>(['KA0003', 'KA0004', 'KA0007', 'KA0021', 'KA0022']);

/** Whether it is read as it is written: of another nothing is found, since rules would tell of what is missing for that. */
export function isLegible({ diagnostics }: Pick<Parsed, 'diagnostics'>): boolean {
  return !diagnostics.some(({ code }) => GARBLED.has(code));
}

/** What the rules find, from top to bottom, each once. Never throws, whatever is wrong with the configuration. */
export function lint(parsed: Parsed, { severities = new Map() }: Settings = {}): Diagnostic[] {
  if (!isLegible(parsed)) return [];
  const severityOf = ({ code, severity }: About) => severities.get(code) ?? severity;
  const say = (about: About, { span, message, hint, fix }: Finding): Diagnostic[] => {
    const severity = severityOf(about);
    if (severity === 'off') return [];
    const rewritable = fix !== undefined && isRewritable(fix.span, parsed.texts);
    return [{ code: about.code, severity, span, message, ...(hint && { hint }), ...(rewritable && { fix }) }];
  };
  const found = rules
    .filter((rule) => severityOf(rule) !== 'off')
    .flatMap((rule) => [...rule.check(parsed)].flatMap((finding) => say(rule, finding)));
  // Whether those of clusters find something, one configuration does not tell.
  const isOff = (code: RuleCode) =>
    severities.get(code) === 'off' || clusterRules.some((rule) => rule.code === code);
  const { kept, complaints } = suppress(found, parsed.texts, isOff);
  return inOrder(distinct([...kept, ...complaints.flatMap(([about, finding]) => say(about, finding))]));
}
