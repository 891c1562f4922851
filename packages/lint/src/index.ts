export { applyFixes } from './fixes.ts';
export { isLegible, lint, type Settings } from './lint.ts';
export { type Guess, guessVersion } from './migration/guess.ts';
export { migrate } from './migration/migrate.ts';
export { compare, firstOf, lastOf, type Version } from './migration/version.ts';
export { rules } from './registry.ts';
export type { About, RuleCode } from './rule.ts';
export { idleSuppression, unexplainedSuppression } from './suppressions.ts';
