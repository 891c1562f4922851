export { applyFixes } from './fixes.ts';
export { isLegible, lint, type Settings } from './lint.ts';
export { rules } from './registry.ts';
export type { About, RuleCode } from './rule.ts';
export { idleSuppression, unexplainedSuppression } from './suppressions.ts';
