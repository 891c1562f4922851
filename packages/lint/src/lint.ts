import type { Parsed } from '@kaconf/config';
import { type Code, type Diagnostic, distinct, inOrder } from '@kaconf/diagnostics';
import { clusterRules } from './cluster/registry.ts';
import { isRewritable } from './fixes.ts';
import { rules } from './registry.ts';
import type { RuleCode } from './rule.ts';
import { type Severities, said } from './said.ts';
import { suppress } from './suppressions.ts';

export interface Settings {
  readonly severities?: Severities;
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
  const found = rules
    .flatMap((rule) => said(rule, rule.check(parsed), severities))
    .map((diagnostic) => rewritable(diagnostic, parsed));
  // Whether those of clusters find something, one configuration does not tell.
  const isAsked = (code: RuleCode) =>
    severities.get(code) !== 'off' && !clusterRules.some((rule) => rule.code === code);
  const { kept, idle, unexplained } = suppress(found, parsed.texts, isAsked);
  const complaints = [...unexplained, ...idle].flatMap(([about, finding]) =>
    said(about, [finding], severities),
  );
  return inOrder(distinct([...kept, ...complaints]));
}

/** Without its fix where that would change what is not written so. */
function rewritable(diagnostic: Diagnostic, { texts }: Parsed): Diagnostic {
  const { fix, ...rest } = diagnostic;
  return fix === undefined || isRewritable(fix.span, texts) ? diagnostic : rest;
}
